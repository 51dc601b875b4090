import { sql, type Selectable } from "kysely";
import type { Db } from "@/lib/db/connect";
import type { History, ReportLines } from "@/lib/db/schema";
import { verifyHistory } from "@/lib/history/verify-history";
import { addAmounts, compareAmounts } from "@/lib/money";
import { type JsonNumber, readExactJson } from "@/lib/sandbox/exact-json";
import type { StoredBatch } from "./match-requests";

type HistoryRow = Selectable<History>;
type Line = Selectable<ReportLines>;

/** What the database alone shows to be broken: I7, I8, I10, I12. */
export async function brokenRecords(
  db: Db,
  batches: readonly StoredBatch[],
  organizationId: string | undefined,
): Promise<string[]> {
  const [allHistory, allReports] = [db.selectFrom("history"), db.selectFrom("repayment_reports")];
  const isAll = organizationId === undefined;
  const ofHistory = isAll ? allHistory : allHistory.where("organization_id", "=", organizationId);
  const ofReports = isAll ? allReports : allReports.where("organization_id", "=", organizationId);
  const history = await ofHistory.selectAll().orderBy("seq").execute();
  const broken = [...(await brokenChains(db, organizationId)), ...(await madeTwice(db, history))];
  for (const batch of batches) broken.push(...brokenStory(batch, history));
  for (const report of await ofReports.selectAll().execute()) {
    const own = batches.filter(({ subjectId }) => subjectId === report.id);
    if (own.length === 0) continue;
    const lines = await db
      .selectFrom("report_lines")
      .selectAll()
      .where("report_id", "=", report.id)
      .orderBy("position")
      .execute();
    const edits = await db
      .selectFrom("report_edits")
      .select("edit")
      .where("report_id", "=", report.id)
      .execute();
    const isTwiceAllowed = edits.some(({ edit }) => edit.includes('"choice":"all"'));
    const wrong = brokenSplit(report, lines, own, isTwiceAllowed);
    broken.push(...wrong.map((what) => `I8: ${what} (report ${report.id})`));
  }
  return broken;
}

/** I12: every organization's history is whole, one of which all rows are gone included. */
async function brokenChains(db: Db, organizationId: string | undefined): Promise<string[]> {
  const breaks = await verifyHistory(db, organizationId);
  return breaks.map(({ code, seq, organization }) => `I12: ${code} at ${seq} (${organization})`);
}

/** I10: one click, one report, one confirmation, one delivery. */
async function madeTwice(db: Db, history: readonly HistoryRow[]): Promise<string[]> {
  const broken: string[] = [];
  for (const table of ["repayment_reports", "drafts"] as const) {
    const { rows } = await sql<{ token: string }>`select submission_token as token from ${sql.table(table)}
      group by organization_id, submission_token having count(*) > 1`.execute(db);
    broken.push(...rows.map(({ token }) => `I10: the token ${token} made several of ${table}`));
  }
  const { rows } = await sql<{ id: string }>`select subject_id as id from deliveries
    group by kind, subject_id having count(*) > 1`.execute(db);
  broken.push(...rows.map(({ id }) => `I10: ${id} has several deliveries`));
  const once = ["report.created", "report.confirmed", "report.send-requested", "draft.send-requested"];
  const told = [...once, "draft.taken-back"];
  const seen = new Set<string>();
  for (const { action, subject_id } of history.filter(({ action }) => told.includes(action))) {
    const key = `${action} of ${subject_id}`;
    // Taken back before it left, a draft may be sent again.
    if (action === "draft.taken-back") seen.delete(`draft.send-requested of ${subject_id}`);
    if (once.includes(action) && seen.has(key)) broken.push(`I10: ${key} is in history twice`);
    seen.add(key);
  }
  return broken;
}

/** Where each event of a batch leads; others change nothing about its state. */
const LEADS_TO: Readonly<Record<string, string>> = {
  "batch.claimed": "claimed",
  "batch.dispatching": "dispatching",
  "batch.accepted": "accepted",
  "batch.accepted_with_problems": "accepted_with_problems",
  "batch.rejected": "rejected",
  "batch.unknown": "unknown",
  "batch.arrived": "accepted",
  "batch.did_not_arrive": "planned",
  "batch.not_sent": "planned",
  "batch.not_taken": "planned",
  "batch.throttled": "planned",
  "batch.unauthorized": "planned",
  "batch.released": "planned",
};
const ENDS: ReadonlySet<string> = new Set(["accepted", "accepted_with_problems", "rejected"]);

/** I7 and I12 of one batch: its history leads to its state, never out of an end, out of doubt by a person only. */
function brokenStory(batch: StoredBatch, history: readonly HistoryRow[]): string[] {
  const broken: string[] = [];
  const rows = history.filter(({ subject_id, action }) => subject_id === batch.id && action in LEADS_TO);
  let state = "planned";
  for (const { action, person_id, details, seq } of rows) {
    if (ENDS.has(state)) broken.push(`I12: ${action} after ${state} (history ${seq})`);
    if (state === "unknown") {
      const { said } = JSON.parse(details) as { said?: string };
      const isByPerson = action === "batch.arrived" || action === "batch.did_not_arrive";
      if (!isByPerson || person_id === null || !said) {
        broken.push(`I7: ${action} led out of doubt without a person and a reason (history ${seq})`);
      }
    }
    state = LEADS_TO[action] ?? state;
  }
  if (state !== batch.state) {
    broken.push(`I12: history leaves batch ${batch.id} ${state}, the row says ${batch.state}`);
  }
  return broken;
}

/** I8: the batches hold the report's rows, each once, digit by digit, and the sums are theirs. */
function brokenSplit(
  report: { line_count: number; sum_text: string },
  lines: readonly Line[],
  batches: readonly StoredBatch[],
  isTwiceAllowed: boolean,
): string[] {
  const broken: string[] = [];
  const inBodies = batches.flatMap((batch) => {
    const items = itemsOf(batch.body);
    const own = lines.filter(({ batch_number }) => batch_number === batch.number);
    if (JSON.stringify(items) !== JSON.stringify(own.map(itemOf))) {
      broken.push(`batch ${batch.number} does not hold its lines`);
    }
    if (items.length > 300 || items.length !== batch.item_count) {
      broken.push(`batch ${batch.number} has ${items.length} loans`);
    }
    if (compareAmounts(addAmounts(items.map(({ amount }) => amount)), batch.sum_text) !== 0) {
      broken.push(`the sum of batch ${batch.number} is not its loans'`);
    }
    return items;
  });
  if (inBodies.length !== report.line_count || lines.length !== report.line_count) {
    broken.push(`${inBodies.length} loans in batches, ${lines.length} lines, of ${report.line_count}`);
  }
  if (compareAmounts(addAmounts(inBodies.map(({ amount }) => amount)), report.sum_text) !== 0) {
    broken.push("the batches' sum is not the report's");
  }
  const isTwice = new Set(inBodies.map(({ loan }) => loan)).size < inBodies.length;
  if (isTwice && !isTwiceAllowed) broken.push("a loan stands in it twice");
  return broken;
}

interface Item {
  loan: string;
  client: string | null;
  amount: string;
}

function itemOf({ loan_id, client_id, amount_text }: Line): Item {
  return { loan: loan_id, client: client_id, amount: amount_text };
}

/** A batch's loans, each amount as the digits that stand in it. */
function itemsOf(body: Uint8Array): Item[] {
  const { repayments } = readExactJson(Buffer.from(body).toString("utf8")) as unknown as {
    repayments: { loan_id: string; client_id?: string; amount: JsonNumber }[];
  };
  return repayments.map(({ loan_id, client_id, amount }) => ({
    loan: loan_id,
    client: client_id ?? null,
    amount: amount.text,
  }));
}
