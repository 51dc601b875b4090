import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/lib/db/connect";
import { readBacklog } from "./backlog-store";
import { lastTroubleAt } from "./trouble";
import { workerStatus } from "./worker";

interface Health {
  status: "ok";
  deliveries: { waiting: number; waitingSince: string | null; onTheWay: number; inDoubt: number };
  /**
   * Of this process. A round every two seconds is well; an old one is a worker that stands still. A trouble is a round
   * or a sending that failed on our side: while only writes fail, everything else here looks well.
   */
  worker: { running: boolean; lastRoundAt: string | null; lastTroubleAt: string | null };
}

/** A database that takes longer than this to answer does not, to whoever waits for it. */
const PATIENCE_MS = 5_000;

/** The answer of `/api/health`, cached by nobody. */
export async function healthAnswer(db: Db, patienceMs = PATIENCE_MS): Promise<Response> {
  const [body, status] = await Promise.race([
    readHealth(db).then(
      (health) => [health, 200] as const,
      () => UNREACHABLE,
    ),
    sleep(patienceMs, UNREACHABLE, { ref: false }),
  ]);
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

const UNREACHABLE = [{ status: "database-unreachable" }, 503] as const;

/** What an operator needs to see and anybody may: counts and times of all organizations together. */
async function readHealth(db: Db): Promise<Health> {
  const { waitingSince, ...counts } = await readBacklog(db);
  const { running, lastRoundAt } = workerStatus();
  return {
    status: "ok",
    deliveries: { ...counts, waitingSince: isoOrNull(waitingSince) },
    worker: { running, lastRoundAt: isoOrNull(lastRoundAt), lastTroubleAt: isoOrNull(lastTroubleAt()) },
  };
}

function isoOrNull(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
