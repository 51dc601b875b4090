import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/lib/db/connect";
import { inheritedEnv } from "@/lib/env";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { brokenPromises } from "@/lib/testing/check-invariants";
import { forEachDatabase } from "@/lib/testing/databases";
import {
  batchHistory,
  endLeases,
  forgetDeliveries,
  reportsSent,
  sandboxTerms,
  seedDelivery,
} from "@/lib/testing/seed-delivery";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { recoverAbandoned } from "./recover";
import { sendNextBatch } from "./send-batch";

const PROGRAM = fileURLToPath(new URL("../testing/run-worker.ts", import.meta.url));
const LEASE_MS = 1_000;
/** Long enough to stop a process before its replies come, and longer than its lease. */
const REPLY_MS = 2_000;

forEachDatabase("a worker as a process", (open, url) => {
  let db: Db;
  let sandbox: Sandbox;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 20 });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await forgetDeliveries(db);
    sandbox.reset();
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  async function startProcess(...lease: number[]): Promise<ChildProcess> {
    const own = {
      DATABASE_URL: await url(),
      KIVA_SANDBOX_TOKEN_URL: `${sandbox.url}/oauth/token`,
      KIVA_SANDBOX_API_URL: sandbox.url,
    };
    const args = ["--import", "tsx", PROGRAM, ...lease.map(String)];
    const child = spawn(process.execPath, args, {
      env: inheritedEnv(own),
      stdio: ["ignore", "ignore", "inherit"],
    });
    children.push(child);
    return child;
  }
  const seed = async (sizes: number[]) => seedDelivery(db, sandbox, await seedOrganization(db), sizes);
  const requestTo = (end: string) =>
    sandbox.log.waitFor(({ path, complete }) => path.endsWith(end) && complete, 20_000);

  test("SIGTERM: the request on the wire comes to its end, and no other begins", async () => {
    sandbox.faults.add({ kind: "delay", ms: 300, match: { path: "/repayments" } });
    const delivery = await seed([1, 1]);
    const child = await startProcess();
    await requestTo("/repayments");
    child.kill("SIGTERM");
    child.kill("SIGTERM");
    const [, signal] = (await once(child, "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGTERM");
    expect(await delivery.states()).toEqual(["accepted", "planned"]);
    expect(reportsSent(sandbox)).toHaveLength(1);
  });

  test("two processes on one database: every batch leaves once, one connection a delivery at a time", async () => {
    // Slow enough that what both took would be on its way twice.
    sandbox.faults.add({ kind: "delay", ms: 60, match: { path: "/repayments", nth: "every" } });
    const children = [await startProcess(LEASE_MS, 100), await startProcess(LEASE_MS, 100)];
    const organization = await seedOrganization(db);
    const deliveries = [];
    for (let nth = 0; nth < 3; nth++)
      deliveries.push(await seedDelivery(db, sandbox, organization, [3, 2, 1]));
    for (const { states } of deliveries) {
      const accepted = ["accepted", "accepted", "accepted"];
      await vi.waitFor(async () => expect(await states()).toEqual(accepted), {
        timeout: 25_000,
        interval: 50,
      });
    }
    expect(children.map(({ exitCode }) => exitCode)).toEqual([null, null]);
    expect(reportsSent(sandbox).map(({ complete }) => complete)).toEqual(Array(9).fill(true));
    expect(await brokenPromises(db, sandbox.log, { organizationId: organization.organizationId })).toEqual(
      [],
    );
  });

  test("SIGKILL while the reply is awaited: in doubt, and not sent again", async () => {
    sandbox.faults.add({ kind: "hang", match: { path: "/repayments" } });
    const delivery = await seed([1, 1]);
    const child = await startProcess();
    await requestTo("/repayments");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await delivery.states()).toEqual(["dispatching", "planned"]);
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    expect(await sendNextBatch(sandboxTerms(db, sandbox), delivery.deliveryId)).toBe("nothing-due");
    expect(await delivery.states()).toEqual(["unknown", "planned"]);
    expect(reportsSent(sandbox)).toHaveLength(1);
  });

  test("SIGSTOP past its lease: it can neither send what it held nor write what came back", async () => {
    // Of two deliveries one waits for its token and the other for its reply.
    sandbox.faults.add({ kind: "delay", ms: REPLY_MS, match: { path: "/oauth/token" } });
    sandbox.faults.add({ kind: "delay", ms: REPLY_MS, match: { path: "/repayments" } });
    const deliveries = [await seed([1]), await seed([1])];
    const statesNow = async () => (await Promise.all(deliveries.map(({ states }) => states()))).flat().sort();
    const child = await startProcess(LEASE_MS, 100);
    await requestTo("/repayments");
    child.kill("SIGSTOP");
    await sleep(REPLY_MS + 500);
    await recoverAbandoned(db);
    expect(await statesNow()).toEqual(["planned", "unknown"]);
    child.kill("SIGCONT");
    await vi.waitFor(async () => expect(await statesNow()).toEqual(["accepted", "unknown"]), {
      timeout: 10_000,
    });
    expect(reportsSent(sandbox)).toHaveLength(2);
    const histories = await Promise.all(deliveries.map(({ deliveryId }) => batchHistory(db, deliveryId)));
    expect(histories.map((history) => history.at(-1)).sort()).toEqual(["batch.accepted", "batch.unknown"]);
    expect(histories.flat()).toContain("batch.released");
  });
});
