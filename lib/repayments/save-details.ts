import type { CheckedReport } from "./checked-report";
import { editChanges } from "./edits/edit-changes";
import type { SaveInput } from "./save-input";

type Saved = Pick<SaveInput, "month" | "choices" | "edits">;

/** What a file is before she has said anything about it. */
const UNTOUCHED: Pick<Saved, "choices" | "edits"> = { choices: {}, edits: [] };

/**
 * What a save changed, before and after, for its history row: the rows she edited, and the month and her answers about
 * the file where they are others than before. `before` is null for a new report.
 */
export function changesSince(before: Saved | null, input: Saved, { rows }: CheckedReport) {
  const { choices, edits } = before ?? UNTOUCHED;
  // Her edits belong to the rows of the sheet before, which nobody has here any more.
  const own = choices.sheet === input.choices.sheet ? edits : [];
  const isReadOtherwise = JSON.stringify(choices) !== JSON.stringify(input.choices);
  return {
    ...editChanges(own, input.edits, rows),
    ...(before && before.month !== input.month && { monthBefore: before.month }),
    ...(isReadOtherwise && { choices: { before: choices, after: input.choices } }),
  };
}
