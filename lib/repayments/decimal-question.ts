import type { Question } from "./checked-report";
import { isAmbiguous, type BothReadings } from "@/lib/amounts/number-format";

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
