import { readAmount, type AmountFormat } from "@/lib/amounts/amounts";
import type { TableLine } from "@/lib/files/cut-lines";
import { RunningSum } from "@/lib/money";
import { datesAreTheStyle, examineId } from "./ids";
import type { JudgedBy, Layout } from "./layout";
import type { LineReader, SourceRow } from "./source-row";
import { examineStored, isOfSheet, isStored } from "./stored-cells";
import { isPlainUnder, isTelling, type Survey } from "./survey-lines";
import { findTotalsRows } from "./totals-row";

/** So many of her amounts are shown as examples, of each kind. */
const EXAMPLES = 3;

interface Examined
  extends Pick<JudgedBy, "totals" | "datesAreStyle">, Pick<Layout, "plain" | "plainTotals" | "sourceAt"> {
  /** The lines that are not plain. */
  sources: Map<number, SourceRow>;
  /** Lines from which examples are taken, in the file's order. */
  examples: SourceRow[];
}

/** Examines every line that is not plain under the column's format, and finds the totals among them. */
export function examineLines(
  lines: readonly TableLine[],
  reader: LineReader,
  survey: Survey,
  format: AmountFormat,
  own: boolean,
): Examined {
  const { ids } = survey;
  const datesAreStyle = {
    loanId: datesAreTheStyle(ids.loanId.odd, ids.loanId.plain),
    clientId: datesAreTheStyle(ids.clientId.odd, ids.clientId.plain),
  };
  const examineSheet = examineStored(reader.columns, format, datesAreStyle);
  const examine = (at: number): SourceRow => {
    const line = lines[at];
    if (!line) throw new Error(`The file has no line at ${at}`);
    const cells = reader.cells(line);
    const headerAgain = reader.isHeaderAgain(line);
    const kind = headerAgain ? "header-again" : "loan";
    const shift = headerAgain ? null : reader.shift(line);
    if (isOfSheet(line)) return { row: line.row, cells, kind, shift, ...examineSheet(line, cells) };
    return {
      row: line.row,
      cells,
      kind,
      shift,
      amount: readAmount(cells.amount, format),
      idProblems: {
        loanId: examineId(cells.loanId, "loanId", datesAreStyle.loanId),
        clientId: examineId(cells.clientId, "clientId", datesAreStyle.clientId),
      },
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
  while (last >= 0 && sourceAt(last).kind === "header-again") last--;
  const totals = findTotalsRows({
    count: lines.length,
    candidates: [...(plain[last] ? [...sources.keys(), last] : sources.keys())].sort((a, b) => a - b),
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
    datesAreStyle,
    plain,
    plainTotals: { lines: count, sumText: sum.toString() },
    sourceAt,
    sources,
    examples: positions.map(sourceAt),
  };
}
