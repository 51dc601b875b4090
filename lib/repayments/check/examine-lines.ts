import { readAmount, type AmountFormat } from "@/lib/amounts/amounts";
import { linesWith, type TableLine } from "@/lib/files/cut-lines";
import { RunningSum } from "@/lib/money";
import { examineId } from "../ids/ids";
import type { otherCurrencyTest } from "../file/currency-column";
import type { JudgedBy, Layout } from "./layout";
import type { noLoanTest } from "../file/no-loan";
import type { CellProblem } from "../problems";
import type { LineReader, SourceRow } from "../file/source-row";
import { examineStored, isOfSheet, isStored, isUncomputed } from "../file/stored-cells";
import { isPlainUnder, isTelling, type Survey } from "../file/survey-lines";
import { TOTAL_PIECES } from "../totals/total-words";
import { findTotalsRows } from "../totals/totals-row";

/** So many of her amounts are shown as examples, of each kind. */
const EXAMPLES = 3;

interface Examined extends Pick<JudgedBy, "totals">, Pick<Layout, "plain" | "plainTotals" | "sourceAt"> {
  /** The lines that are not plain. */
  sources: Map<number, SourceRow>;
  /** Lines from which examples are taken, in the file's order. */
  examples: SourceRow[];
}

/** What lines are examined by, beside the survey. */
interface ExaminedBy {
  reader: LineReader;
  format: AmountFormat;
  /** A file of rows picked out for their errors. */
  own: boolean;
  /** So many lines, the first ones, stand above the header. */
  above: number;
  isNoLoan: ReturnType<typeof noLoanTest>;
  /** Whatever a line looks like, under an ID that Kiva expects it is a loan. */
  isExpected: (loanId: string) => boolean;
  otherCurrency: ReturnType<typeof otherCurrencyTest>;
}

const ABOVE_HEADER: CellProblem = { code: "row.above-header", params: {} };

/** Examines every line that is not plain under the column's format, and finds the totals among them. */
export function examineLines(
  lines: readonly TableLine[],
  survey: Survey,
  { reader, format, own, above, isNoLoan, isExpected, otherCurrency }: ExaminedBy,
): Examined {
  const { idStyles } = survey;
  const examineSheet = examineStored(reader.columns, format, idStyles);
  const examine = (at: number): SourceRow => {
    const line = lines[at];
    if (!line) throw new Error(`The file has no line at ${at}`);
    const cells = reader.cells(line);
    const headerAgain = reader.isHeaderAgain(line);
    const shift = headerAgain ? null : reader.shift(line);
    const noLoan =
      !headerAgain &&
      shift === null &&
      !isUncomputed(line, reader.columns) &&
      isNoLoan(line, cells) &&
      !isExpected(cells.loanId);
    const kind = headerAgain ? "header-again" : noLoan ? "no-loan" : "loan";
    const rowProblem = at < above ? ABOVE_HEADER : null;
    if (isOfSheet(line)) {
      const examined = examineSheet(line, cells, otherCurrency?.(line));
      return { row: line.row, cells, kind, shift, ...examined, rowProblem };
    }
    return {
      row: line.row,
      cells,
      kind,
      shift,
      amount: readAmount(cells.amount, format, otherCurrency?.(line)),
      idProblems: {
        loanId: examineId(cells.loanId, "loanId", idStyles.loanId),
        clientId: examineId(cells.clientId, "clientId", idStyles.clientId),
      },
      rowProblem,
    };
  };

  const plain = new Float64Array(lines.length);
  const sources = new Map<number, SourceRow>();
  const telling: number[] = [];
  const simple: number[] = [];
  const stored: number[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (!isPlainUnder(survey, at, format.sign)) {
      sources.set(at, examine(at));
      continue;
    }
    plain[at] = survey.units[at] ?? 0;
    const isNumber = isStored(lines[at]?.natures?.[reader.columns.amount]);
    const kind = isTelling(survey, at) ? telling : isNumber ? stored : simple;
    if (kind.length < EXAMPLES) kind.push(at);
  }
  const sourceAt = (at: number): SourceRow => sources.get(at) ?? examine(at);

  let last = lines.length - 1;
  while (last >= 0 && sourceAt(last).kind !== "loan") last--;
  const { totals, like } = findTotalsRows({
    count: lines.length,
    candidates: [...new Set([...sources.keys(), last, ...linesWith(lines, TOTAL_PIECES)])]
      .filter((at) => at >= 0 && !isExpected(sourceAt(at).cells.loanId))
      .sort((a, b) => a - b),
    last,
    lineAt: (at) => {
      const { row, kind, cells, shift, amount } = sourceAt(at);
      if (kind !== "loan") return null;
      const { loanId, clientId } = cells;
      return { row, cells: lines[at]?.cells ?? [], loanId, clientId, value: shift ? null : amount.value };
    },
    plain,
    decimals: format.decimals,
    // Among rows picked out for their errors, a sum of the others is chance.
    bareToo: !own,
  });
  for (const at of totals.keys()) {
    sources.set(at, { ...sourceAt(at), kind: "totals" });
    plain[at] = 0;
  }
  for (const [at, said] of like) {
    const source = sourceAt(at);
    sources.set(at, {
      ...source,
      rowProblem: source.rowProblem ?? { code: "row.like-total", params: { ...said } },
    });
    plain[at] = 0;
  }

  const sum = new RunningSum(format.decimals);
  let count = 0;
  for (const units of plain) {
    if (units === 0) continue;
    sum.addUnits(units);
    count++;
  }
  const positions = [...sources.keys(), ...telling, ...simple, ...stored].sort((a, b) => a - b);
  return {
    totals: new Map([...totals].map(([at, said]) => [lines[at]?.row ?? 0, said])),
    plain,
    plainTotals: { lines: count, sumText: sum.toString() },
    sourceAt,
    sources,
    examples: positions.map(sourceAt),
  };
}
