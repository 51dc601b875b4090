import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { Schema } from "@/lib/db/schema";
import { askColleague } from "@/lib/delivery/ask-colleague";
import type { Claim } from "@/lib/delivery/batch-rows";
import { afterVerdict, GIVEN_BACK } from "@/lib/delivery/next-step";
import { endTry } from "@/lib/delivery/outcome-store";
import { resolveBatch } from "@/lib/delivery/resolve-batch";
import { sendOthers } from "@/lib/delivery/send-others";
import { claimNext, commitDispatch } from "@/lib/delivery/sending-store";
import { copyDraft } from "@/lib/drafts/copy-draft";
import { deleteDrafts, restoreDrafts } from "@/lib/drafts/delete-drafts";
import { importDrafts } from "@/lib/drafts/import-drafts";
import { storeLists } from "@/lib/drafts/lists-store";
import { saveDraft } from "@/lib/drafts/save-draft";
import { sendDraft } from "@/lib/drafts/send-draft";
import { takeBackDraft } from "@/lib/drafts/take-back-draft";
import { beginRun } from "@/lib/loans/run-store";
import { takeSnapshot } from "@/lib/loans/take-snapshot";
import type { Context } from "@/lib/organizations/context";
import { cancelReport, finalizeReport } from "@/lib/repayments/close-report";
import { confirmReport } from "@/lib/repayments/confirm-report";
import { correctReport } from "@/lib/repayments/corrections/correct-report";
import { getReport } from "@/lib/repayments/get-report";
import { sendReport } from "@/lib/repayments/send-report";
import { forEachDatabase } from "@/lib/testing/databases";
import { individualDraft, SANDBOX_LISTS } from "@/lib/testing/drafts";
import { expectedLoan } from "@/lib/testing/expected-loans";
import { refuseHistory, takeHistory } from "@/lib/testing/history-triggers";
import { saveInputOf } from "@/lib/testing/save-input";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave as saveReport } from "@/lib/testing/upload-and-save";
import { verifyHistory } from "./verify-history";

/** What a change may touch, and the history itself. */
const TABLES: (keyof Schema)[] = [
  ...(["organizations", "history", "repayment_reports", "report_files", "report_edits"] as const),
  ...(["report_lines", "report_left_out", "remembered_columns", "deliveries", "batches"] as const),
  ...(["dispatches", "batch_problems", "drafts", "draft_imports", "draft_columns"] as const),
  ...(["draft_loan_ids", "draft_photos", "expected_snapshots", "loan_fetches"] as const),
];

async function everything(db: Db): Promise<string> {
  const tables = TABLES.map((table) => db.selectFrom(table).selectAll().execute());
  return JSON.stringify(
    (await Promise.all(tables)).map((rows) => rows.map((row) => JSON.stringify(row)).sort()),
  );
}

const FILE = "Loan ID,Client ID,Amount\n1042970,184729,25.00\n1043223,481395,40.00\n";
const LEASE_MS = 60_000;
const URL_OF = "http://127.0.0.1/v3/partner/9001/repayments";

/**
 * I12: a change and its history row are one. Every verb is called twice: while no history row can be written, which
 * must change nothing at all, and then for good, which must write exactly one row (of each report it changes).
 */
forEachDatabase("a change and its history row", (open) => {
  let db: Db;
  let context: Context;

  async function begin() {
    db = await open();
    context = await testContext(db);
    await storeLists(db, context, SANDBOX_LISTS);
  }

  async function oneRow<Answer>(name: string, act: () => Promise<Answer>, rows = 1): Promise<Answer> {
    const before = await everything(db);
    const count = async () =>
      (
        await db
          .selectFrom("history")
          .select("seq")
          .where("organization_id", "=", context.organization.id)
          .execute()
      ).length;
    const written = await count();
    await refuseHistory(db);
    await expect(act(), `${name}, without a history`).rejects.toThrow(/refused/);
    expect(await everything(db), `${name} changed something without a history row`).toBe(before);
    await takeHistory(db);
    const answer = await act();
    expect((await count()) - written, `rows written by ${name}`).toBe(rows);
    return answer;
  }

  const done = <Value>(
    answer: { ok: true; value: Value } | { ok: false; failure: { code: string } },
  ): Value => {
    if (!answer.ok) throw new Error(answer.failure.code);
    return answer.value;
  };
  const must = <Value>(value: Value | null | undefined | false): Value => {
    if (!value) throw new Error("nothing came of it");
    return value;
  };

  const input = (more: Parameters<typeof saveInputOf>[2] = {}) =>
    saveInputOf(FILE, context.organization, { sameFile: "yes", ...more });

  async function sentReport(reportId: string) {
    const report = must(await getReport(context, reportId));
    done(await oneRow("confirming", () => confirmReport(context, reportId, report)));
    done(await oneRow("sending", () => sendReport(context, reportId)));
    const { id } = await db
      .selectFrom("deliveries")
      .select("id")
      .where("subject_id", "=", reportId)
      .executeTakeFirstOrThrow();
    return id;
  }

  const claim = (deliveryId: string) =>
    oneRow("claiming", () => claimNext(db, deliveryId, "worker", LEASE_MS)).then(must);
  async function dispatch(deliveryId: string) {
    const held = await claim(deliveryId);
    const dispatchId = must(await oneRow("committing a dispatch", () => commitDispatch(db, held, URL_OF)));
    return { held, dispatchId };
  }
  const end = (
    { held, dispatchId }: { held: Claim; dispatchId: string },
    verdict: Parameters<typeof afterVerdict>[0],
  ) =>
    oneRow(`ending a try, ${verdict.kind}`, () =>
      endTry(
        db,
        { claim: held, from: "dispatching", lease: "held", dispatchId },
        afterVerdict(verdict, false),
      ),
    ).then(must);

  it("are one for every verb of a report and of its delivery", async () => {
    await begin();
    const first = input();
    const { reportId } = done(await oneRow("saving a new report", () => saveReport(context, first)));
    const edited = {
      ...input({ edits: [{ kind: "cell", row: 2, column: "amount", text: "30.00" }] }),
      reportId,
    };
    done(await oneRow("saving again", () => saveReport(context, { ...edited, version: 1 })));
    const deliveryId = await sentReport(reportId);

    const held = await claim(deliveryId);
    const back = { claim: held, from: "claimed", lease: "held", dispatchId: null } as const;
    must(await oneRow("giving a claim back", () => endTry(db, back, GIVEN_BACK)));
    const inDoubt = await dispatch(deliveryId);
    await end(inDoubt, { kind: "unknown", reason: "unknown.reset" });

    const { organization, environment, person } = context;
    const who = { organizationId: organization.id, environment, personId: person.id };
    const doubt = { batchId: held.batchId, generation: 1 };
    done(await oneRow("asking", () => askColleague(db, { ...who, ...doubt, note: "Please look." })));
    const of = { kind: "repayments", subjectId: reportId } as const;
    done(await oneRow("sending the others", () => sendOthers(db, { ...who, of, doubts: [doubt] })));
    const no = { ...who, ...doubt, answer: "did-not-arrive", reason: "Not in PA2." } as const;
    done(await oneRow("did not arrive", () => resolveBatch(db, no)));
    await end(await dispatch(deliveryId), {
      ...{ kind: "taken", uploadId: 917, draftUuid: null, message: null },
      problems: [{ loanId: "1042970", severity: "error", code: null, details: "No such loan" }],
    });
    const correct = { reportId, token: randomUUID() };
    // Its own first row, and one of the report it corrects.
    done(await oneRow("correcting", () => correctReport(context, correct), 2));
    done(await oneRow("finalizing", () => finalizeReport(context, reportId)));

    const other = done(await saveReport(context, input()));
    done(await oneRow("cancelling", () => cancelReport(context, other.reportId)));
    expect(await verifyHistory(db)).toEqual([]);
  });

  it("are one for every verb of a draft", async () => {
    await begin();
    const content = individualDraft();
    const fresh = { draftId: null, version: null, token: randomUUID(), content };
    const { draftId } = done(await oneRow("saving a new draft", () => saveDraft(context, fresh)));
    const again = { draftId, version: 1, token: randomUUID(), content };
    done(await oneRow("saving again", () => saveDraft(context, again)));
    done(await oneRow("deleting", () => deleteDrafts(context, [draftId])));
    done(await oneRow("restoring", () => restoreDrafts(context, [draftId])));
    const version = async () =>
      (await db.selectFrom("drafts").select("version").where("id", "=", draftId).executeTakeFirstOrThrow())
        .version;
    const send = { draftId, version: await version(), listsFetchedAt: null };
    done(await oneRow("sending", () => sendDraft(context, send)));
    done(await oneRow("taking back", () => takeBackDraft(context, draftId)));
    const token = randomUUID();
    done(await oneRow("copying", () => copyDraft(context, draftId, token)));
    const file = { token: randomUUID(), fileName: "loans.csv", columns: {}, drafts: [content, content] };
    // The file, and each draft that it became.
    done(await oneRow("importing", () => importDrafts(context, file), 3));
    expect(await verifyHistory(db)).toEqual([]);
  });

  it("are one for taking Kiva's list, a new one and the same again", async () => {
    await begin();
    for (const name of ["taking a list", "taking the same again"]) {
      const run = must(await beginRun(db, context));
      must(await oneRow(name, () => takeSnapshot(context, run, [expectedLoan()])));
    }
    expect(await verifyHistory(db)).toEqual([]);
  });
});
