import type { Db } from "@/lib/db/connect";

/** How many deliveries stand where, of all organizations together: counts and a time, nothing of anybody's. */
export interface Backlog {
  /** Sent by a person, and a batch of it is to go by itself: now, or when its wait is over. */
  waiting: number;
  /** When a person sent the oldest of these; null if there is none. Epoch milliseconds. */
  waitingSince: number | null;
  /** A worker holds a batch of it. */
  onTheWay: number;
  /** A batch of it waits for a person's word. */
  inDoubt: number;
}

/** Reads only what is not settled, by the index of states: cheap however long the past is. */
export async function readBacklog(db: Db): Promise<Backlog> {
  const rows = await db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .select(["deliveries.id", "deliveries.requested_at as requestedAt", "batches.state"])
    .select("batches.set_aside_at as setAsideAt")
    .distinct()
    .where("batches.state", "in", ["planned", "claimed", "dispatching", "unknown"])
    .where("deliveries.requested_at", "is not", null)
    .execute();
  const idsOf = (isOne: (row: (typeof rows)[number]) => boolean) =>
    new Set(rows.filter(isOne).map(({ id }) => id));
  const onTheWay = idsOf(({ state }) => state === "claimed" || state === "dispatching");
  const inDoubt = idsOf(({ state }) => state === "unknown");
  // As lib/delivery/next-to-send.ts has it: a doubt stops its delivery until a person has set it aside.
  const stopped = idsOf(({ state, setAsideAt }) => state === "unknown" && setAsideAt === null);
  const waiting = rows.filter(
    ({ id, state }) => state === "planned" && !onTheWay.has(id) && !stopped.has(id),
  );
  const times = waiting.map(({ requestedAt }) => Number(requestedAt));
  return {
    waiting: waiting.length,
    waitingSince: times.length > 0 ? Math.min(...times) : null,
    onTheWay: onTheWay.size,
    inDoubt: inDoubt.size,
  };
}
