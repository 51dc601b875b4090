import { randomUUID } from "node:crypto";
import { judge } from "@/lib/repayments/check/check";
import type { CheckSettings } from "@/lib/repayments/checked-report";
import type { ExpectedSnapshot } from "@/lib/loans/expected-loan";
import { Expectation } from "@/lib/repayments/expected/expectation";
import { openText } from "@/lib/repayments/file/open-file";
import type { SaveInput } from "@/lib/repayments/save-input";

/** What is saved, and the file that is sent before. */
export type FileInput = SaveInput & { bytes: Uint8Array };

/** What the check page would send for this text file, its finding included, as the browser computes it. */
export function saveInputOf(
  file: string | Uint8Array,
  settings: CheckSettings,
  { choices = {}, edits = [], snapshot, ...rest }: Partial<FileInput> & { snapshot?: ExpectedSnapshot } = {},
): FileInput {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const opened = openText(bytes, choices.encoding);
  const against = snapshot && new Expectation(snapshot.loans, settings);
  const outcome = opened.state === "opened" ? judge(opened, settings, choices, edits, against) : opened;
  const seen =
    outcome.state === "checked"
      ? {
          fingerprint: outcome.report.fingerprint,
          lines: outcome.report.totals.lines,
          sumText: outcome.report.totals.sumText,
          problemRows: outcome.report.totals.problemRows,
          snapshotId: snapshot?.id ?? null,
        }
      : { fingerprint: "", lines: 0, sumText: "0", problemRows: 0, snapshotId: null };
  return {
    token: randomUUID(),
    month: "2026-09",
    fileName: "september.csv",
    bytes,
    choices,
    edits,
    seen,
    ...rest,
  };
}
