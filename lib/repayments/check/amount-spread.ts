import { firstFrom } from "@/lib/first-from";
import type { CheckedFile } from "./checked-file";
import type { CheckedRow } from "../checked-report";

/** From so much to less than so much, in the currency's units. For looking at, not for reckoning. */
export interface AmountRange {
  from: number;
  to: number;
}

/** How the amounts of a file are spread. */
export interface AmountSpread {
  /** From small to large, without a gap; zeros stand in a band of their own, from 0 to 0. */
  bands: (AmountRange & { count: number })[];
  /** The middle one of the amounts, as plain decimal text: half are smaller. */
  medianText: string;
  /** What is a hundred times the median or more while hardly anything is: mostly a decimal sign. */
  farOff: FarOff | null;
}

export interface FarOff {
  count: number;
  /** The least of them. */
  from: number;
  /** The first few in the file's order. */
  named: { row: number; loanId: string; amountText: string; times: number }[];
}

/** Fewer figures than this have no spread to speak of. */
const FEWEST = 10;
const FAR = 100;
const NAMED = 3;
/** More than this share of all is no slip, but how the loans are. */
const MOST_SHARE = 0.05;
/** More bars than this do not stand side by side on a phone. */
const MOST_BANDS = 12;

/** Counts a file's amounts by size. Null if there are too few to tell anything. Left out and added rows do not count. */
export function amountSpread(checked: CheckedFile): AmountSpread | null {
  const { length } = checked;
  // Only how high a bar is drawn, and what is pointed at, passes through a float.
  const all = new Float64Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) all[at] = checked.valueAt(at);
  for (const value of all) if (value >= 0) count++;
  if (count < FEWEST) return null;
  // What has no value is -1 and sorts to the front.
  const values = all
    .slice()
    .sort()
    .subarray(length - count);
  const median = values[values.length >> 1] ?? 0;
  const [middle, far] = [all.indexOf(median), median > 0 ? count - firstFigureFrom(values, median * FAR) : 0];
  const isHowLoansAre = far === 0 || far > count * MOST_SHARE;
  return {
    bands: bandsOf(values),
    medianText: checked.rowAt(middle).amountText ?? "0",
    farOff: isHowLoansAre
      ? null
      : { count: far, from: values[count - far] ?? 0, named: firstFar(checked, all, median) },
  };
}

function firstFar(checked: CheckedFile, values: Float64Array, median: number): FarOff["named"] {
  const named: FarOff["named"] = [];
  for (let at = 0; at < values.length && named.length < NAMED; at++) {
    const value = values[at] ?? 0;
    if (value < median * FAR) continue;
    const { row, cells, amountText } = checked.rowAt(at);
    const times = Math.round(value / median);
    named.push({ row, loanId: cells.loanId, amountText: amountText ?? "", times });
  }
  return named;
}

/** True for a row whose amount is in the range; a range from 0 to 0 holds the zeros. */
export function isInRange({ amountText }: CheckedRow, { from, to }: AmountRange): boolean {
  if (amountText === null) return false;
  const value = Number(amountText);
  return to === 0 ? value === 0 : value > 0 && value >= from && value < to;
}

/** `sorted`: from small to large. */
function bandsOf(sorted: Float64Array): AmountSpread["bands"] {
  const zeros = firstAbove(sorted, 0);
  const bands = zeros > 0 ? [{ from: 0, to: 0, count: zeros }] : [];
  const [smallest, largest] = [sorted[zeros], sorted.at(-1)];
  if (smallest === undefined || largest === undefined) return bands;
  const steps = stepsBetween(smallest, largest, MOST_BANDS - bands.length);
  let start = zeros;
  for (const [index, from] of steps.slice(0, -1).entries()) {
    const to = steps[index + 1] ?? Infinity;
    const end = firstFigureFrom(sorted, to);
    bands.push({ from, to, count: end - start });
    start = end;
  }
  return bands;
}

/** The position of the first figure that is not below the limit. */
function firstFigureFrom(sorted: Float64Array, limit: number): number {
  return firstFrom(sorted.length, (at) => (sorted[at] ?? Infinity) < limit);
}

function firstAbove(sorted: Float64Array, limit: number): number {
  return firstFigureFrom(sorted, limit + Number.MIN_VALUE);
}

/** Round figures that enclose both: 1, 2, 5, 10 where they are few enough, else 1, 10, or every second power. */
function stepsBetween(smallest: number, largest: number, most: number): number[] {
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const steps = enclosing(smallest, largest, factors, 1);
    if (steps.length - 1 <= most) return steps;
  }
  for (let every = 2; ; every++) {
    const steps = enclosing(smallest, largest, [1], every);
    if (steps.length - 1 <= most) return steps;
  }
}

function enclosing(smallest: number, largest: number, factors: readonly number[], every: number): number[] {
  const steps: number[] = [];
  for (let power = Math.floor(Math.log10(smallest)) - 1; ; power += every) {
    for (const factor of factors) {
      // Read from text: 10 to a negative power is not exact as a product.
      const step = Number(`${factor}e${power}`);
      if (step <= smallest) steps.length = 0;
      steps.push(step);
      if (step > largest) return steps;
    }
  }
}
