import { compiledSentences } from "@/lib/i18n/compiled-sentences";
import type { Locale } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/messages";
import type { CheckedReport } from "@/lib/repayments/checked-report";
import type { RowsInErrorWords } from "@/lib/repayments/downloads/rows-in-error";
import { rowsInErrorWorkbook } from "@/lib/repayments/downloads/rows-in-error-workbook";
import type { MarkedRows } from "@/lib/repayments/edits/fixes";
import type { Problem } from "@/lib/repayments/problems";
import { withFigures } from "../with-figures";

/** What the file is written with: its own words, and the sentences of problems, compiled, as the page has them. */
export interface WordsOfRowsInError extends RowsInErrorWords {
  sheet: string;
  locale: Locale;
  problems: Messages["problems"]["row"];
}

/** The rows in error as a workbook, in the reader's language. A hundred thousand take seconds: not for the page. */
export function writeRowsInError(
  report: MarkedRows & Pick<CheckedReport, "reading">,
  { locale, problems, ...words }: WordsOfRowsInError,
  currency: string,
): Uint8Array<ArrayBuffer> {
  const sentence = compiledSentences(problems, locale);
  const textOf = ({ code, params }: Problem) => sentence(code, withFigures(params, locale));
  return rowsInErrorWorkbook(report, words, textOf, currency);
}
