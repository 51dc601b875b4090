import { CheckedFile, reportOf } from "./checked-file";
import type { CheckedReport, CheckOutcome, CheckSettings } from "../checked-report";
import type { Choices, Edit } from "../edits";
import type { Expectation } from "../expected/expectation";
import { layOut, type Layout } from "./layout";
import { openFile, type OpenedFile } from "../file/open-file";

/** Judges a laid out file under her edits, whole: what is saved, frozen and sent. */
export function judgeLayout(layout: Layout, edits: readonly Edit[]): CheckedReport {
  return reportOf(new CheckedFile(layout, edits));
}

/** Judges an opened file. A worker that judges often keeps the layout (`layOut`) and asks a `CheckedFile`. */
export function judge(
  opened: OpenedFile,
  settings: CheckSettings,
  choices: Choices,
  edits: readonly Edit[],
  expected: Expectation | null = null,
): CheckOutcome {
  const laid = layOut(opened, settings, choices, expected);
  if (laid.state !== "laid-out") return laid;
  return { state: "checked", report: judgeLayout(laid.layout, edits) };
}

/** `openFile` and `judge` in one: what the server does with the stored bytes. */
export async function checkFile(
  bytes: Uint8Array,
  settings: CheckSettings,
  choices: Choices,
  edits: readonly Edit[],
  expected: Expectation | null = null,
): Promise<CheckOutcome> {
  const opened = await openFile(bytes, settings, choices);
  return opened.state === "opened" ? judge(opened, settings, choices, edits, expected) : opened;
}
