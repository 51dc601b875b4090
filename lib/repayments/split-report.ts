import { addAmounts } from "@/lib/money";
import { splitIntoBatches } from "./batches";
import type { ReportLine } from "./checked-report";

/** One call to Kiva, one upload in PA2. */
export interface PlannedBatch {
  /** From 1. */
  number: number;
  lines: ReportLine[];
  sumText: string;
}

/** Cuts the lines into batches, in the file's order, so that she can recognize each by its number of loans. */
export function splitReport(lines: readonly ReportLine[], batchLimit: number): PlannedBatch[] {
  let start = 0;
  return splitIntoBatches(lines.length, batchLimit).map((size, index) => {
    const part = lines.slice(start, (start += size));
    return {
      number: index + 1,
      lines: part,
      sumText: addAmounts(part.map((line) => line.amountText)),
    };
  });
}
