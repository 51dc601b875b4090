import { addAmounts, RunningSum, subtractAmounts } from "@/lib/money";

/** The same text for the same amount. */
function keyOf(sum: string): string {
  return sum.includes(".") ? sum.replace(/\.?0+$/, "") : sum;
}

/** The sums so far: of all rows, and at each place where a total may begin to count. */
export class RunningTotals {
  rows = 0;
  private all = "0";
  private sinceLast = "0";
  private pending: RunningSum;
  /** Rows up to each place, by the sum there. */
  private readonly starts = new Map([["0", 0]]);

  constructor(private readonly decimals: number) {
    this.pending = new RunningSum(decimals);
  }

  addUnits(units: number): void {
    this.pending.addUnits(units);
    this.rows++;
  }

  add(value: string): void {
    this.pending.add(value);
    this.rows++;
  }

  /** All rows, and those since the total before. */
  get both(): { all: string; sinceLast: string } {
    const more = this.pending.toString();
    this.pending = new RunningSum(this.decimals);
    this.all = addAmounts([this.all, more]);
    this.sinceLast = addAmounts([this.sinceLast, more]);
    return { all: this.all, sinceLast: this.sinceLast };
  }

  /** How many rows just above come to exactly this, counted from the start or from any total before; null if none do. */
  rowsFor(value: string): number | null {
    const start = this.starts.get(keyOf(subtractAmounts(this.both.all, value)));
    return start === undefined ? null : this.rows - start;
  }

  get hasTotals(): boolean {
    return this.starts.size > 1;
  }

  startAnew(): void {
    this.starts.set(keyOf(this.both.all), this.rows);
    this.sinceLast = "0";
  }
}
