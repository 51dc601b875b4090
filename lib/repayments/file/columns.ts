import type { CheckSettings, Question } from "../checked-report";
import type { ColumnChoice } from "../edits";
import { findHeaderRow, type HeaderRow } from "./header-row";
import { MOST_COLUMNS, type HeaderRole } from "./header-roles";
import { looksLikeFigure } from "@/lib/amounts/number-format";
import { cellOf, widthOf, type TableLine } from "@/lib/files/cut-lines";
import { usualWidth } from "@/lib/files/usual-width";
import type { Column } from "../problems";

type ColumnsQuestion = Extract<Question, { kind: "columns" }>;

/** Which column is which, or what to ask. */
export type ColumnMatch = { sure: true; choice: ColumnChoice } | { sure: false; question: ColumnsQuestion };

const SAMPLE_LINES = 8;
const GUESS_LINES = 100;
const FIGURE_WITH_DECIMALS = /\d[.,]\d{2}\D*$/;

function positions(
  roles: readonly (HeaderRole | null)[],
  column: Column,
  strength: HeaderRole["strength"],
): number[] {
  return roles.flatMap((role, index) =>
    role?.column === column && role.strength === strength ? [index] : [],
  );
}

/** The one column that is unmistakably meant, or null: nothing that decides about money is guessed. */
function surePosition(roles: readonly (HeaderRole | null)[], column: Column): number | null {
  const sure = positions(roles, column, "sure");
  const rivals = positions(roles, column, "rival");
  return sure.length === 1 && rivals.length === 0 ? (sure[0] ?? null) : null;
}

function bestByName(roles: readonly (HeaderRole | null)[], column: Column): number | null {
  const all = (["sure", "rival", "weak"] as const).flatMap((strength) => positions(roles, column, strength));
  return all[0] ?? null;
}

/** The column that looks most like amounts: figures throughout, decimals for preference, the last one of equals. */
function amountByContent(lines: readonly TableLine[], taken: readonly (number | null)[]): number | null {
  let best: number | null = null;
  let bestScore = 0.5;
  const width = Math.min(usualWidth(lines), MOST_COLUMNS);
  for (let at = 0; at < width; at++) {
    if (taken.includes(at)) continue;
    const cells = lines.map((line) => cellOf(line, at));
    const figures = cells.filter(looksLikeFigure).length / cells.length;
    const decimals = cells.filter((cell) => FIGURE_WITH_DECIMALS.test(cell)).length / cells.length;
    if (figures + decimals >= bestScore) {
      best = at;
      bestScore = figures + decimals;
    }
  }
  return best;
}

/** The first column with something in nearly every line that is not taken yet. */
function idByContent(lines: readonly TableLine[], taken: readonly (number | null)[]): number | null {
  const width = Math.min(usualWidth(lines), MOST_COLUMNS);
  for (let at = 0; at < width; at++) {
    if (taken.includes(at)) continue;
    const filled = lines.filter((line) => cellOf(line, at).trim() !== "").length;
    if (filled >= lines.length * 0.8) return at;
  }
  return null;
}

function guessColumns(
  lines: readonly TableLine[],
  header: HeaderRow | null,
  settings: CheckSettings,
): ColumnsQuestion["guess"] {
  const roles = header?.roles ?? [];
  const data = lines.filter((line) => !header || line.row > header.row).slice(0, GUESS_LINES);
  let loanId = bestByName(roles, "loanId");
  let clientId = settings.columns === "three" ? bestByName(roles, "clientId") : null;
  const amount = bestByName(roles, "amount") ?? amountByContent(data, [loanId, clientId]);
  loanId ??= idByContent(data, [clientId, amount]);
  if (settings.columns === "three") clientId ??= idByContent(data, [loanId, amount]);
  return { loanId, clientId, amount };
}

/** True if a choice of columns, remembered or sent by a browser, can be meant for this file. */
export function choiceFits(
  choice: ColumnChoice,
  lines: readonly TableLine[],
  settings: CheckSettings,
): boolean {
  const { headerRow, loanId, clientId, amount } = choice;
  if ((clientId === null) !== (settings.columns === "two")) return false;
  const used = clientId === null ? [loanId, amount] : [loanId, clientId, amount];
  const widest = lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);
  if (new Set(used).size !== used.length) return false;
  if (!used.every((at) => Number.isInteger(at) && at >= 0 && at < widest)) return false;
  return headerRow === null || lines.some((line) => line.row === headerRow);
}

/**
 * Finds the columns that count. Sure only if each needed column has exactly one header that names it beyond doubt;
 * otherwise she is asked, with her own first lines and a guess.
 */
export function matchColumns(lines: readonly TableLine[], settings: CheckSettings): ColumnMatch {
  const header = findHeaderRow(lines, settings.currency);
  if (header) {
    const loanId = surePosition(header.roles, "loanId");
    const clientId = settings.columns === "three" ? surePosition(header.roles, "clientId") : null;
    const amount = surePosition(header.roles, "amount");
    if (loanId !== null && amount !== null && (clientId !== null || settings.columns === "two")) {
      return { sure: true, choice: { headerRow: header.row, loanId, clientId, amount } };
    }
  }
  const from = header ? lines.findIndex((line) => line.row === header.row) : 0;
  return {
    sure: false,
    question: {
      kind: "columns",
      reason: header ? "unsure" : "no-header",
      headerRow: header?.row ?? null,
      headers: header?.cells ?? [],
      sample: lines
        .slice(from, from + SAMPLE_LINES)
        .map(({ row, cells }) => ({ row, cells: cells.slice(0, MOST_COLUMNS) })),
      guess: guessColumns(lines, header, settings),
    },
  };
}
