import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { doubt, FaultRun, taken, wait } from "@/lib/testing/fault-run";
import { endLeases, sandboxTerms, seedDelivery } from "@/lib/testing/seed-delivery";
import { claimBatch } from "@/lib/testing/hold-batch";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { recoverAbandoned } from "./recover";
import { sendNextBatch } from "./send-batch";

const DAY_MS = 86_400_000;
const rightNow = Date.now.bind(Date);

/** From now on this server's clock is so much off; Kiva's is not. */
function setClock(byMs: number): () => void {
  vi.spyOn(Date, "now").mockImplementation(() => rightNow() + byMs);
  return () => vi.mocked(Date.now).mockRestore();
}

forEachDatabase("a clock that is a day off", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let run: FaultRun;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 60, now: rightNow });
    run = new FaultRun(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());
  afterEach(() => vi.restoreAllMocks());

  /** The clock jumps while the reply is awaited. */
  const jump = (byMs: number) => () => {
    const last = sandbox.log.entries.at(-1)?.seq ?? 0;
    let setBack = () => {};
    void sandbox.log
      .waitFor(({ seq, path, processed }) => seq > last && path.endsWith("/repayments") && processed)
      .then(() => (setBack = setClock(byMs)));
    return () => setBack();
  };

  test.each([
    ["ahead", DAY_MS],
    ["behind", -DAY_MS],
  ])("all the while, %s: sent as ever", async (name, byMs) => {
    await run.strikeEach(taken(name, { wrong: () => setClock(byMs), isClockWrong: true }));
  });

  test("throttled, with a date: Kiva's clock counts, not ours", async () => {
    const headers = { date: "Sat, 21 Nov 2026 10:00:00 GMT", "retry-after": "Sat, 21 Nov 2026 10:01:30 GMT" };
    const report = { kind: "status", status: 429, headers } as const;
    const wrong = () => setClock(-DAY_MS);
    await run.strikeEach(
      wait("throttled", "throttled", { report, wrong, whole: 1, waitMs: 90_000, isClockWrong: true }),
    );
  });

  test("leaping ahead while the reply is awaited: the worker may no longer write, so it is in doubt", async () => {
    const wrong = jump(DAY_MS);
    await run.strikeEach(doubt("leap", "unknown.process-ended", { wrong, isLost: true, isClockWrong: true }));
  });

  test("falling back meanwhile: settled as ever", async () => {
    await run.strikeEach(taken("fall", { wrong: jump(-DAY_MS), isClockWrong: true }));
  });

  test("a lease and a wait written by a clock a day ahead hold up nothing once it is right", async () => {
    const delivery = await seedDelivery(db, sandbox, await seedOrganization(db), [1]);
    const setRight = setClock(DAY_MS);
    await claimBatch(db, delivery);
    setRight();
    // PostgreSQL tells the time itself: there the lease is right from the start, and must run out.
    await endLeases(db, delivery.deliveryId);
    await recoverAbandoned(db);
    await sendNextBatch(sandboxTerms(db, sandbox), delivery.deliveryId);
    expect(await delivery.states()).toEqual(["accepted"]);
  });
});
