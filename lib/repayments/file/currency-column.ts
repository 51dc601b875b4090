import { whoseMark } from "@/lib/amounts/currency-marks";
import type { TableLine } from "@/lib/files/cut-lines";
import { headerWords, MONEY_WORDS } from "./header-words";

const CURRENCY = new Set(["currency", "ccy", "curr", "moneda", "divisa", "devise", "monnaie", "moeda"]);

/**
 * The mark of another currency in a column that names each row's own ("Currency"); null where there is no such column
 * or it agrees. The figure of such a row is not the organization's money.
 */
export function otherCurrencyTest(
  headers: readonly string[],
  currency: string,
): ((line: TableLine) => string | null) | null {
  const positions = headers.flatMap((header, at) => {
    const words = headerWords(header);
    const names = words.some((word) => CURRENCY.has(word)) && !words.some((word) => MONEY_WORDS.has(word));
    return names ? [at] : [];
  });
  // Two of them: one is of something else.
  const [at] = positions;
  if (at === undefined || positions.length > 1) return null;
  const known = new Map<string, boolean>();
  return ({ cells }) => {
    const mark = (cells[at] ?? "").trim();
    let other = known.get(mark);
    if (other === undefined) known.set(mark, (other = mark !== "" && whoseMark(mark, currency) === "other"));
    return other ? mark : null;
  };
}
