import { amountBothWays } from "@/lib/amounts/amounts";
import type { TableLine } from "@/lib/files/cut-lines";
import { readsLikeFooter } from "@/lib/files/footer-text";
import type { Column } from "../problems";

/** A line that is drawn: `-----`, `=====`, `____`. */
const RULE = /^[-=_*~.\u00b7\u2013\u2014\u2500\u2550]{2,}$/;
/** What formulas leave where they were dragged below the last loan. */
const NOTHING = /^(?:0+(?:[.,]0+)?|[-\u2013\u2014]+|#.*)?$/;

function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function textOf(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(" ");
}

const ID_LIKE = /^\S*\d\S*$/;
const WORDS = /\p{L}{2,}/gu;

/** The one text of a line: at least three words where the loan ID should be, and nothing else. */
function isOnlyText(id: string, text: string): boolean {
  return id === text && (text.match(WORDS)?.length ?? 0) >= 3;
}

/**
 * Prepares the test for lines that name no loan and hold no money: rules, footers, titles printed again at a page
 * break, a second line of column names, formulas dragged too far. A line with a loan's ID, or with an amount other
 * than zero, is never one of them.
 */
export function noLoanTest(
  before: readonly TableLine[],
  firstRow: number | undefined,
  currency: string,
): (line: TableLine, cells: Record<Column, string>) => boolean {
  const titles = new Set(before.map((line) => textOf(line.cells)));
  return (line, { loanId, clientId, amount }) => {
    // Nearly every line is done with here.
    if (startsWithDigit(amount) && loanId !== "" && loanId.trim() !== "") return false;
    const id = loanId.trim();
    const hasIds = id !== "" || clientId.trim() !== "";
    if (!hasIds && line.cells.every((cell) => NOTHING.test(cell.trim()))) return true;
    const { withPoint, withComma } = amountBothWays(amount, currency);
    if (withPoint !== null || withComma !== null) return false;
    if (line.cells.every((cell) => cell.trim() === "" || RULE.test(cell.trim()))) return true;
    const text = textOf(line.cells);
    if (titles.has(text)) return true;
    const isSecondHeader = line.row === firstRow && !hasIds && amount.trim() !== "" && !/\d/.test(text);
    return isSecondHeader || (!ID_LIKE.test(id) && readsLikeFooter(text)) || isOnlyText(id, text);
  };
}
