import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/lib/db/connect";
import { createDeliveryWorker, type DeliveryWorker } from "@/lib/delivery/worker";
import type { Context } from "@/lib/organizations/context";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { brokenPromises } from "@/lib/testing/check-invariants";
import { forEachDatabase } from "@/lib/testing/databases";
import { mostAtOnce } from "@/lib/testing/most-at-once";
import { saveInputOf } from "@/lib/testing/save-input";
import { forgetDeliveries, reportsSent, sandboxTerms } from "@/lib/testing/seed-delivery";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { confirmReport } from "./confirm-report";
import { getReport } from "./get-report";
import { sendReport } from "./send-report";

const TIMES = 100;

forEachDatabase("two of everything", (open) => {
  let db: Db;
  let other: Db;
  let sandbox: Sandbox;
  /** One coordinator at two servers, and a colleague at the second. */
  let people: Context[];
  const workers: DeliveryWorker[] = [];

  beforeAll(async () => {
    db = await open();
    other = await open();
    sandbox = await startSandbox({ loanCount: 60 });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await forgetDeliveries(db);
    sandbox.reset();
    const context = await testContext(db);
    const colleague = await colleagueOf(context);
    people = [context, { ...context, db: other }, { ...context, db: other, person: colleague }];
  });
  afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())));

  async function colleagueOf({ organization, person }: Context) {
    const [id, created_at] = [randomUUID(), Date.now()];
    const colleague = { ...person, id, email: `${id}@example.org`, name: "Amina" };
    await db
      .insertInto("people")
      .values({
        id,
        email: colleague.email,
        name: "Amina",
        password_hash: "none",
        language: "en",
        created_at,
      })
      .execute();
    await db
      .insertInto("memberships")
      .values({ organization_id: organization.id, person_id: id, role: "coordinator", created_at })
      .execute();
    return colleague;
  }

  /** The same act so many times at the same moment, by each of the people in turn; every different answer once. */
  async function together<Answer>(act: (context: Context, time: number) => Promise<Answer>, by = people) {
    const acts = Array.from({ length: TIMES }, (_, time) => act(by[time % by.length]!, time));
    const answers = (await Promise.all(acts)).map((answer) => JSON.stringify(answer));
    return [...new Set(answers)].map((answer) => JSON.parse(answer) as Answer);
  }

  /** A file of three batches, of loans that Kiva expects. */
  function month(): string {
    const loans = sandbox.state.defaultPartner.loans.filter(({ loan }) => loan.status === "payingBack");
    const rows = loans
      .slice(0, 9)
      .map(({ loan }) => `${loan.internal_loan_id},${loan.internal_client_id},1.00`);
    return `Loan ID,Client ID,Amount\n${rows.join("\n")}\n`;
  }
  function inSmallBatches(context: Context): Context {
    return { ...context, organization: { ...context.organization, batchLimit: 4 } };
  }

  async function draft() {
    people = people.map(inSmallBatches);
    const [context] = people;
    const saved = await saveReport(context!, saveInputOf(month(), context!.organization));
    if (!saved.ok) throw new Error(saved.failure.code);
    const report = await getReport(context!, saved.value.reportId);
    if (!report) throw new Error("the draft is gone");
    return report;
  }
  const DONE = [{ ok: true }];

  // This test found it: of the same save twice at once the second was told that somebody else had changed the report.
  test("the same save of a draft, a hundred times at once: one change, one answer", async () => {
    const report = await draft();
    const { organization } = people[0]!;
    const given = saveInputOf(month(), organization, { reportId: report.id, version: report.version });
    const answers = await together((context) => saveReport(context, given));
    expect(answers).toMatchObject([{ ok: true, value: { version: 2, reportId: report.id } }]);
  });

  // This test found it: whether the file was there already was asked before the transaction, so that two tabs at once
  // made two reports of one month's file, without the question.
  test("the same file in two tabs at once, each with a token of its own: one report, and a question", async () => {
    const { organization } = people[0]!;
    const inputs = [1, 2].map(() => saveInputOf(month(), organization));
    const answers = await Promise.all(inputs.map((input, index) => saveReport(people[index]!, input)));
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused).toMatchObject([{ failure: { code: "report.same-file" } }]);
  });

  // This test found it: nothing left twice, but all clicks but one were told "changed elsewhere" for their own act.
  test("confirmed and sent a hundred times by two people at two servers: each batch leaves once", async () => {
    const report = await draft();
    expect(await together((context) => confirmReport(context, report.id, report))).toMatchObject(DONE);
    expect(await together((context) => sendReport(context, report.id))).toMatchObject(DONE);
    // A slow Kiva: what leaves twice would be seen twice.
    sandbox.faults.add({ kind: "delay", ms: 40, match: { path: "/repayments", nth: "every" } });
    for (const own of [db, other, db, other]) {
      const { hostsOf } = sandboxTerms(own, sandbox);
      workers.push(createDeliveryWorker(own, { hostsOf, pollMs: 5 }));
    }
    await vi.waitFor(
      async () => expect(await getReport(people[0]!, report.id)).toMatchObject({ state: "accepted" }),
      { timeout: 15_000, interval: 50 },
    );
    const sent = reportsSent(sandbox);
    expect(sent.map(({ complete }) => complete)).toEqual([true, true, true]);
    expect(new Set(sent.map(({ bodySha256 }) => bodySha256)).size).toBe(3);
    expect(mostAtOnce(sandbox.log, sent)).toBe(1);
    expect(await brokenPromises(db, sandbox.log, { organizationId: people[0]!.organization.id })).toEqual([]);
  });
});
