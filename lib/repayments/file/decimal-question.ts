import { amountBothWays } from "@/lib/amounts/amounts";
import {
  inferDecimalSign,
  isAmbiguous,
  type BothReadings,
  type DecimalSign,
} from "@/lib/amounts/number-format";
import type { TableLine } from "@/lib/files/cut-lines";
import type { CheckSettings, Question } from "../checked-report";
import type { LineReader } from "./source-row";
import { isStored } from "./stored-cells";
import { signOf, type Survey } from "./survey-lines";

type Example = Extract<Question, { kind: "decimal-sign" }>["examples"][number];

const EXAMPLES = 3;

/**
 * Up to three of her amounts read both ways: those that make a difference first, each text once. Where a sign makes
 * no number of the text, the reading is "".
 */
export function signExamples(figures: readonly (BothReadings & { row: number; text: string })[]): Example[] {
  const examples: Example[] = [];
  const seen = new Set<string>();
  const take = (wanted: (figure: BothReadings) => boolean): void => {
    for (const figure of figures) {
      if (examples.length === EXAMPLES) return;
      if (!wanted(figure) || seen.has(figure.text)) continue;
      seen.add(figure.text);
      const { row, text, withPoint, withComma } = figure;
      examples.push({ row, text, withPoint: withPoint ?? "", withComma: withComma ?? "" });
    }
  };
  take(isAmbiguous);
  // The column contradicts itself without any doubtful figure: one of each kind shows it.
  if (examples.length === 0) {
    const first = (kind: (figure: BothReadings) => boolean): void => {
      const found = figures.find(kind);
      if (found) take((figure) => figure === found);
    };
    first((figure) => figure.withComma === null && figure.withPoint !== null);
    first((figure) => figure.withPoint === null && figure.withComma !== null);
  }
  return examples;
}

/**
 * The decimal sign of the column of amounts: hers if she has said it, else what its figures tell, else what is to be
 * asked. Headers printed again, lines whose cells have
 * moved and numbers of a workbook tell nothing.
 */
export function decideSign(
  lines: readonly TableLine[],
  reader: LineReader,
  survey: Survey,
  { currency }: CheckSettings,
  chosen: DecimalSign | undefined,
): { sign: DecimalSign | null } | { question: Question } {
  if (chosen) return { sign: chosen };
  const counted: Record<DecimalSign, number> = { ".": 0, ",": 0 };
  const others: BothReadings[] = [];
  for (let at = 0; at < lines.length; at++) {
    const sign = signOf(survey, at);
    if (sign === undefined) {
      const line = lines[at] as TableLine;
      if (tells(line, reader)) others.push(amountBothWays(reader.cells(line).amount, currency));
    } else if (sign !== null) counted[sign]++;
  }
  const evidence = inferDecimalSign(others, counted);
  if (evidence.state === "decided") return { sign: evidence.sign };
  const read = lines.flatMap((line) => {
    const text = reader.cells(line).amount;
    return tells(line, reader) ? [{ row: line.row, text, ...amountBothWays(text, currency) }] : [];
  });
  return { question: { kind: "decimal-sign", examples: signExamples(read) } };
}

function tells(line: TableLine, reader: LineReader): boolean {
  const { amount } = reader.columns;
  return !isStored(line.natures?.[amount]) && !reader.isHeaderAgain(line) && reader.shift(line) === null;
}
