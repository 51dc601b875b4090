import { bareFigure } from "@/lib/amounts/amounts";
import { commasOf, isGroupedOtherwise, provesGroups, type Grouping } from "@/lib/amounts/grouping";
import type { TableLine } from "@/lib/files/cut-lines";
import { currencyDecimals } from "@/lib/money";
import type { LineReader } from "./source-row";
import { signOf, type Survey } from "./survey-lines";

/** How the column sets thousands apart, and which lines are odd by that although their amount is plain by itself. */
interface SurveyedGrouping {
  grouping: Grouping;
  isOdd: ((at: number) => boolean) | null;
}

/**
 * Looks at the amounts that are not plain; at all of them only where those raise a question: figures grouped as in
 * India, thousands set apart by apostrophes or spaces, a currency with three decimals.
 */
export function surveyGrouping(
  lines: readonly TableLine[],
  reader: LineReader,
  survey: Survey,
  currency: string,
): SurveyedGrouping {
  const amountAt = (at: number): string => reader.cells(lines[at] as TableLine).amount;
  let hasIndian = false;
  let needsProof = currencyDecimals(currency) >= 3;
  for (let at = 0; at < lines.length; at++) {
    if (signOf(survey, at) !== undefined) continue;
    const text = amountAt(at);
    hasIndian ||= commasOf(text) === "indian";
    needsProof ||= isGroupedOtherwise(text);
  }
  const everyLine = () => lines.map((_, at) => at);
  const trusted = !needsProof || everyLine().some((at) => provesGroups(bareFigure(amountAt(at), currency)));
  if (!hasIndian) return { grouping: { commas: null, trusted }, isOdd: null };

  const ways = everyLine().map((at) => commasOf(amountAt(at)));
  const indian = ways.filter((way) => way === "indian").length;
  const western = ways.filter((way) => way === "western").length;
  const commas = indian > western ? "indian" : "western";
  return { grouping: { commas, trusted }, isOdd: (at) => ways[at] === "western" && commas === "indian" };
}
