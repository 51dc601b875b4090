import { formatMinorUnits, groupThousands } from "./decimal-text";
import type { MistakeKind } from "./month-mistakes";

/** One line of the export before it is text. */
export interface FileRow {
  loanId: string;
  clientId: string;
  /** As the file shows it. */
  amount: string;
  /** The figure in minor units, if a person can read one. */
  minor: bigint | null;
  /** The loan ID as it should be; null on a line that is no loan. */
  trueLoanId: string | null;
  mistake?: MistakeKind;
  /** A blank line without even its delimiters. */
  bare?: true;
}

/** How the export writes its cells. */
export interface FileStyle {
  columns: "two" | "three";
  currency: string;
  decimals: number;
  header: readonly [loanId: string, clientId: string, amount: string];
  delimiter: string;
  point: string;
  /** Empty where grouping would leave a figure that can be read two ways. */
  group: string;
}

/** A figure in minor units the way the export writes it. */
export function writeAmount(minor: bigint, style: FileStyle): string {
  return groupThousands(formatMinorUnits(minor, style.decimals), style.group, style.point);
}

/** The header and the rows as a CSV file with Windows line ends. */
export function writeFile(rows: readonly FileRow[], style: FileStyle): string {
  const [loanId, clientId, amount] = style.header;
  const heading: FileRow = { loanId, clientId, amount, minor: null, trueLoanId: null };
  const lines = [heading, ...rows].map((row) => (row.bare ? "" : writeRow(row, style)));
  return lines.join("\r\n") + "\r\n";
}

function writeRow({ loanId, clientId, amount }: FileRow, { columns, delimiter }: FileStyle): string {
  const cells = columns === "three" ? [loanId, clientId, amount] : [loanId, amount];
  return cells.map((cell) => writeCell(cell, delimiter)).join(delimiter);
}

function writeCell(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
