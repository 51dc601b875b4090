import { amountBothWays, amountFormat, readAmount } from "@/lib/amounts/amounts";
import { inferDecimalSign, isAmbiguous, readBothWays, type DecimalSign } from "@/lib/amounts/number-format";
import { writeTypedAmount } from "@/lib/drafts/write-typed-amount";

/** One figure of the file, with the currency of its row. */
export interface Figure {
  row: number;
  text: string;
  currency: string;
}

/** Asked once: her own figures, read both ways as plain decimal text ("" where a sign makes no number of it). */
export interface DecimalQuestion {
  kind: "decimal-sign";
  examples: { row: number; text: string; withPoint: string; withComma: string }[];
}

export type SettledSign =
  { sign: DecimalSign | null; question: null } | { sign: null; question: DecimalQuestion };

const EXAMPLES = 3;

/** The decimal sign of a file, by all its figures together: where an amount does not tell, an interest may. */
export function settleDecimalSign(figures: readonly Figure[]): SettledSign {
  const read = figures.map((figure) => ({ ...figure, ...amountBothWays(figure.text, figure.currency) }));
  const evidence = inferDecimalSign(read);
  if (evidence.state === "decided") return { sign: evidence.sign, question: null };
  const telling = read.filter((figure) => figure.withPoint !== figure.withComma);
  const doubtful = telling.filter(isAmbiguous);
  const shown = new Map((doubtful.length > 0 ? doubtful : telling).map((figure) => [figure.text, figure]));
  const examples = [...shown.values()].slice(0, EXAMPLES).map(({ row, text, withPoint, withComma }) => ({
    row,
    text,
    withPoint: withPoint ?? "",
    withComma: withComma ?? "",
  }));
  return { sign: null, question: { kind: "decimal-sign", examples } };
}

/**
 * The figure in plain decimal text as a draft reads it alone; as it stands where it cannot be read. `asked`: she said
 * which sign it is, so even `12.000` is taken at her word.
 */
export function settledAmount(
  { text, currency }: Pick<Figure, "text" | "currency">,
  { sign, asked }: { sign: DecimalSign | null; asked: boolean },
): { text: string; otherSign: boolean } {
  if (currency === "") return { text: settledFigure(text, sign), otherSign: false };
  const { amountText, problems } = readAmount(text, amountFormat(currency, sign, asked));
  if (amountText !== null) return { text: writeTypedAmount(amountText), otherSign: false };
  return { text: text.trim(), otherSign: problems.some(({ code }) => code === "amount.format") };
}

/** Where no currency is known yet, nothing is added to a figure or taken off; what may be doubtful stays. */
function settledFigure(text: string, sign: DecimalSign | null): string {
  const readings = readBothWays(text.trim());
  const { withPoint, withComma } = readings;
  const either = withPoint ?? withComma;
  const read = sign === "." ? withPoint : sign === "," ? withComma : isAmbiguous(readings) ? null : either;
  const doubtful = isAmbiguous(readings) && read?.includes(".");
  return read === null || doubtful ? text.trim() : writeTypedAmount(read);
}
