import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { forEachDatabase } from "@/lib/testing/databases";
import { saveInputOf } from "@/lib/testing/save-input";
import { testContext } from "@/lib/testing/test-context";
import { uploadAndSave } from "@/lib/testing/upload-and-save";
import { confirmReport } from "./confirm-report";
import type { Edit } from "./edits";
import { getDraftWork, getReport } from "./get-report";
import { readEdits } from "./edits/written-edits";

const ROWS = 60_000;
const KIVAS = 2_199;

/** A whole portfolio with a space before every ID, as an MIS exported it. */
const FILE = [
  "Loan ID,Client ID,Amount",
  ...Array.from({ length: ROWS }, (_, at) => ` LN-${at},C-${at},${(at % 900) + 1}.25`),
].join("\n");

/**
 * "Fix all 98,000" was offered, done and shown, and refused when she saved: 50,000 edits were thought to be more than
 * anybody makes.
 */
forEachDatabase("tens of thousands of edits", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
    context = await testContext(db);
  });
  const historyOf = (reportId: string) =>
    db
      .selectFrom("history")
      .select(["action", "details"])
      .where("organization_id", "=", context.organization.id)
      .where("subject_id", "=", reportId)
      .orderBy("seq")
      .execute();

  it(
    "are saved, found again, added to and confirmed, and the history tells of them in short",
    { timeout: 180_000 },
    async () => {
      const fixes = Array.from({ length: ROWS }, (_, at): Edit => ({
        kind: "cell",
        row: at + 2,
        column: "loanId",
        text: `LN-${at}`,
      }));
      const first = await uploadAndSave(context, saveInputOf(FILE, context.organization, { edits: fixes }));
      if (!first.ok) throw new Error(first.failure.code);
      const { reportId } = first.value;
      expect(first.value.disagreement).toBeNull();
      const work = await getDraftWork(context, reportId);
      expect(work?.version).toBe(1);
      const kept = readEdits(work?.edits ?? "");
      expect(kept).toEqual(fixes);

      // Of the portfolio a few are Kiva's; the rest is left out at once.
      const out = Array.from({ length: ROWS - KIVAS }, (_, at): Edit => ({
        kind: "leave-out",
        row: at + KIVAS + 2,
      }));
      const edits = [...kept, ...out];
      const given = { ...saveInputOf(FILE, context.organization, { edits }), reportId, version: 1 };
      const second = await uploadAndSave(context, given);
      expect(second).toMatchObject({ ok: true, value: { version: 2, disagreement: null } });
      // The same save again, because its answer was lost, is the same save.
      expect(await uploadAndSave(context, given)).toEqual(second);
      expect(readEdits((await getDraftWork(context, reportId))?.edits ?? "")).toEqual(edits);

      const rows = await historyOf(reportId);
      expect(rows.map(({ action }) => action)).toEqual(["report.created", "report.saved"]);
      const told = rows.map(({ details }) => JSON.parse(details) as Record<string, unknown>);
      expect(told.map(({ edits: count, changeCount }) => [count, changeCount])).toEqual([
        [ROWS, ROWS],
        [edits.length, out.length],
      ]);
      for (const { details } of rows) expect(details.length).toBeLessThan(30_000);

      const report = await getReport(context, reportId);
      expect(report).toMatchObject({ lineCount: KIVAS, leftOutRows: out.length, problemRows: 0 });
      const seen = { version: report?.version ?? 0, fingerprint: report?.fingerprint ?? "" };
      expect(await confirmReport(context, reportId, seen)).toEqual({ ok: true, value: undefined });
      expect(await getReport(context, reportId)).toMatchObject({ state: "ready", lineCount: KIVAS });
    },
  );
});
