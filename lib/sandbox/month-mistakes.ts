import { writeAmount } from "./month-rows";
import type { FileRow, FileStyle } from "./month-rows";

export type MistakeKind =
  | "missing-amount"
  | "letter-in-amount"
  | "leading-space-in-loan-id"
  | "negative-amount"
  | "blank-row"
  | "zero-amount"
  | "too-many-decimals"
  | "missing-loan-id"
  | "missing-client-id"
  | "trailing-space-in-loan-id"
  | "scientific-loan-id"
  | "same-loan-same-amount"
  | "date-as-loan-id"
  | "no-break-space-in-loan-id"
  | "currency-sign"
  | "no-break-space-in-client-id"
  | "zero-width-space-in-loan-id"
  | "same-loan-other-amount"
  | "too-many-digits"
  | "totals-row";

/** Where a mistake stands in the file. */
export interface Mistake {
  kind: MistakeKind;
  /** As Excel shows it: the header is row 1, blank lines are counted. */
  rowNumber: number;
  /** The loan's ID as it should be, null on a blank line and on the totals. */
  loanId: string | null;
}

/** What becomes of a good row: the lines that stand in its place. */
type Spoil = (row: FileRow, style: FileStyle) => FileRow[];

const blank: FileRow = { loanId: "", clientId: "", amount: "", minor: null, trueLoanId: null };

const spoils: readonly (readonly [MistakeKind, Spoil])[] = [
  ["missing-amount", (row) => [{ ...row, amount: "", minor: null }]],
  ["letter-in-amount", (row, style) => [{ ...row, amount: withLetterO(style), minor: null }]],
  ["leading-space-in-loan-id", (row) => [{ ...row, loanId: ` ${row.loanId}` }]],
  ["negative-amount", (row, style) => [{ ...row, ...figure(-(row.minor ?? 0n), style) }]],
  ["blank-row", (row) => [blank, row]],
  ["zero-amount", (row, style) => [{ ...row, ...figure(0n, style) }]],
  ["too-many-decimals", (row, style) => [{ ...row, amount: withOneDecimalMore(row, style), minor: null }]],
  ["missing-loan-id", (row) => [{ ...row, loanId: "" }]],
  ["missing-client-id", (row) => [{ ...row, clientId: "" }]],
  ["trailing-space-in-loan-id", (row) => [{ ...row, loanId: `${row.loanId} ` }]],
  ["scientific-loan-id", (row) => [{ ...row, loanId: "1.04E+06" }]],
  ["same-loan-same-amount", (row) => [row, { ...row }]],
  ["date-as-loan-id", (row) => [{ ...row, loanId: "05-Mar" }]],
  ["no-break-space-in-loan-id", (row) => [{ ...row, loanId: `${row.loanId}\u00a0` }]],
  ["currency-sign", (row, style) => [{ ...row, amount: `${style.currency} ${row.amount}` }]],
  ["no-break-space-in-client-id", (row) => [{ ...row, clientId: `\u00a0${row.clientId}` }]],
  ["blank-row", (row) => [{ ...blank, bare: true }, row]],
  ["zero-width-space-in-loan-id", (row) => [{ ...row, loanId: `\u200b${row.loanId}` }]],
  ["same-loan-other-amount", (row, style) => [row, { ...row, ...figure((row.minor ?? 0n) / 2n, style) }]],
  [
    "too-many-digits",
    (row, style) => [{ ...row, amount: writeAmount(1_234_567_890_123_456_789n, style), minor: null }],
  ],
];

const CLIENT_ID_ONLY: readonly MistakeKind[] = ["missing-client-id", "no-break-space-in-client-id"];

/** The rows with one of each mistake, evenly spread from top to bottom. */
export function putMistakes(rows: readonly FileRow[], style: FileStyle): FileRow[] {
  const wanted = spoils.filter(([kind]) => style.columns === "three" || !CLIENT_ID_ONLY.includes(kind));
  const gap = Math.floor(rows.length / (wanted.length + 1));
  if (gap < 2) throw new RangeError(`${rows.length} loans are too few for ${wanted.length} mistakes`);
  return rows.flatMap((row, index) => {
    const place = (index + 1) / gap - 1;
    const [kind, spoil] = wanted[place] ?? [];
    return kind && spoil ? mark(kind, spoil(row, style)) : [row];
  });
}

/** Of two lines the mistake is the blank one, or else the second. */
function mark(kind: MistakeKind, lines: FileRow[]): FileRow[] {
  const blankAt = lines.findIndex(({ trueLoanId }) => trueLoanId === null);
  const wrong = blankAt >= 0 ? blankAt : lines.length - 1;
  return lines.map((line, index) => (index === wrong ? { ...line, mistake: kind } : line));
}

function figure(minor: bigint, style: FileStyle): Pick<FileRow, "amount" | "minor"> {
  return { amount: writeAmount(minor, style), minor };
}

/** 12,5o0.00 */
function withLetterO(style: FileStyle): string {
  return writeAmount(12_500n * 10n ** BigInt(style.decimals), style).replace("0", "o");
}

function withOneDecimalMore({ amount }: FileRow, { decimals, point }: FileStyle): string {
  return decimals === 0 ? `${amount}${point}5` : `${amount}5`;
}
