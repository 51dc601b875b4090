import type { SheetSample } from "@/lib/repayments/checked-report";
import type { ReadingQuestions } from "./reading-form";
import type { CheckAnswer } from "../worker/use-check";

/** The sheets of a workbook to choose from, and the one that is read now. */
export interface SheetQuestion {
  sheets: SheetSample[];
  current: string | null;
}

export const SHEET_ID = "sheet";

/** What is to be asked now, and why: the words stand under `check.question.<kind>`. */
export type AskedQuestions = ReadingQuestions & {
  kind: "sheet" | "unsure" | "no-header" | "one-column" | "decimal-sign" | "change";
};

/** The questions that stand between her and the rows; null if there are none. */
export function questionsOf(answer: CheckAnswer, isChangingReading: boolean): AskedQuestions | null {
  const { outcome, sample, bothWays } = answer;
  const letters = answer.letters && answer.letters.words.length > 1 ? { letters: answer.letters } : {};
  if (outcome.state === "question") {
    const { question } = outcome;
    if (question.kind === "sheet") {
      return { kind: "sheet", sheet: { sheets: question.sheets, current: null } };
    }
    return question.kind === "columns"
      ? {
          kind: question.reason,
          columns: {
            sample: { headerRow: question.headerRow, lines: question.sample },
            guess: question.guess,
          },
          ...letters,
        }
      : { kind: "decimal-sign", decimalSign: { examples: question.examples, guess: null } };
  }
  if (outcome.state !== "checked" || !isChangingReading) return null;
  const { columns, decimalSign, sheet } = outcome.report.reading;
  const { loanId, clientId, amount } = columns;
  return {
    kind: "change",
    ...(sheet && sheet.sheets.length > 1 && { sheet: { sheets: sheet.sheets, current: sheet.name } }),
    columns: { sample, guess: { loanId, clientId, amount } },
    ...letters,
    ...(decimalSign && { decimalSign: { examples: bothWays, guess: decimalSign } }),
  };
}
