import Papa from "papaparse";
import { looksLikeFigure } from "@/lib/amounts/number-format";
import type { Delimiter } from "./file-failure";
import { evenLineEnds } from "./line-ends";
import { usualWidth } from "./usual-width";

/** How many cells of a line are known as names of columns. */
export type KnownNames = (cells: readonly string[]) => number;

/** In order of preference where nothing tells them apart: a comma is also a decimal sign, so it comes last. */
const CANDIDATES = ["\t", ";", "|", ","] as const satisfies Delimiter[];

const SAMPLE_CHARACTERS = 64 * 1024;

/** The first lines; the last one may be cut short, so it goes. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE_CHARACTERS) return text;
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const end = Math.max(sample.lastIndexOf("\n"), sample.lastIndexOf("\r"));
  return end > 0 ? sample.slice(0, end) : sample;
}

function share(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

/** What a delimiter makes of the file. */
interface Found {
  score: number;
  /** Names of columns in its best line. */
  named: number;
}

function judge(sample: string, delimiter: Delimiter, knownNames: KnownNames): Found {
  const parsed = Papa.parse<string[]>(evenLineEnds(sample, delimiter), { delimiter, newline: "\n" });
  const records = parsed.data.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const width = usualWidth(records.map((cells) => ({ cells })));
  if (!records.some((cells) => cells.length > 1)) return NOTHING;

  const consistent = records.filter((cells) => cells.length === width && width > 1).length / records.length;
  const cells = records.flat().filter((cell) => cell !== "");
  const figures = share(cells, looksLikeFigure);
  const broken = share(cells, (cell) => (cell.split('"').length - 1) % 2 === 1);
  const named = records.slice(0, 50).reduce((best, record) => Math.max(best, knownNames(record)), 0);
  const score = consistent + figures * 0.5 + Math.min(width, 20) / 100 + named * 0.5 - broken * 2;
  return { score, named };
}

const NOTHING: Found = { score: 0, named: 0 };

/**
 * Tells the delimiter by what it makes of the file: lines of equal length, figures that are whole, headers that are
 * known. Never by how often it occurs: decimal commas outnumber everything. `named` is what the file itself says
 * (`sep=;`): believed, unless it cuts nothing or another one finds names of columns that it does not.
 */
export function guessDelimiter(
  text: string,
  knownNames: KnownNames,
  named: Delimiter | null = null,
): Delimiter {
  const sample = sampleOf(text);
  let best: Delimiter = named ?? ",";
  let bestFound = NOTHING;
  for (const delimiter of CANDIDATES) {
    if (!sample.includes(delimiter)) continue;
    const found = judge(sample, delimiter, knownNames);
    if (found.score > bestFound.score) {
      best = delimiter;
      bestFound = found;
    }
  }
  if (named === null || named === best) return best;
  const own = judge(sample, named, knownNames);
  return own.score === 0 || own.named < bestFound.named ? best : named;
}
