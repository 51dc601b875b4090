import type { WrittenColumn } from "@/lib/files/workbook/write-workbook";

const ID: WrittenColumn = { format: "text", width: 24 };
const AMOUNT: WrittenColumn = { format: "amount", width: 18 };

/** The columns of a workbook with loans, IDs as text and the amount last; `between` stands before the amount. */
export function loanColumns(columns: "two" | "three", ...between: WrittenColumn[]): WrittenColumn[] {
  return [ID, ...(columns === "three" ? [ID] : []), ...between, AMOUNT];
}
