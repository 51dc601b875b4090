import fc from "fast-check";
import { expect } from "vitest";
import { currencyDecimals } from "@/lib/money";
import { check } from "../file-for-tests";
import type { Choices } from "../edits";

/** Loans as a system knows them, and what it may write of them: for the properties of reading. */

export interface Loan {
  loanId: string;
  clientId: string;
  /** In the currency's smallest unit. */
  units: bigint;
}

/** IDs as systems make them: of one kind throughout a file. */
const idKind = fc.constantFrom<(number: number) => string>(
  (number) => String(1_000_000 + number),
  (number) => String(number).padStart(6, "0"),
  (number) => `A-${2036 + (number % 7)}-${number}`,
  (number) => `LOAN/${number}/2026`,
  (number) => `KE${String(number).padStart(4, "0")}`,
  (number) => `b ${number} x`,
);

/** A file's loans. `most`: of their amounts, in the smallest unit. */
export function loans(most = 9_999_999_999n, fewest = 1): fc.Arbitrary<Loan[]> {
  const numbers = fc.uniqueArray(
    fc.record({ number: fc.integer({ min: 1, max: 9999 }), units: fc.bigInt(1n, most) }),
    { minLength: fewest, maxLength: 12, selector: ({ number }) => number },
  );
  return fc
    .tuple(numbers, idKind)
    .map(([list, write]) =>
      list.map(({ number, units }) => ({ loanId: write(number), clientId: `C${number}`, units })),
    );
}

export const HEADERS = [
  { loanId: "Loan ID", clientId: "Client ID", amount: "Amount", note: "Branch", date: "Payment date" },
  {
    loanId: "Nº de préstamo",
    clientId: "ID del cliente",
    amount: "Saldo de capital",
    note: "Agencia",
    date: "Fecha",
  },
  { loanId: "N° de prêt", clientId: "ID client", amount: "Capital remboursé", note: "Agence", date: "Date" },
  { loanId: "internal_loan_id", clientId: "internal_client_id", amount: "amount", note: "x", date: "as_of" },
];

/** An amount as plain decimal text. */
export function plainOf(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A cell in quotes where it must be, or wherever `always` says. */
export function quoted(cell: string, delimiter: string, always = false): string {
  const must = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return always || must ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export interface Written {
  bytes: Uint8Array;
  currency: string;
  loans: readonly Loan[];
  /** The row of each loan as Excel counts, and its ID as it stands there. */
  rows: readonly { row: number; loanId: string }[];
  choices?: Choices;
}

/** How a file came out: asked about, or so many loans read exactly and so many held back with a problem. */
export type Tally = Record<"files" | "questions" | "exact" | "held", number>;

export function newTally(): Tally {
  return { files: 0, questions: 0, exact: 0, held: 0 };
}

/**
 * Every loan comes out with exactly its ID and amount, or the file is asked about, or its row carries an open problem.
 * Never another amount, never a loan left out without a word, never a line that is no loan.
 */
export function expectExact(written: Written, tally: Tally): void {
  const { bytes, currency, rows, choices = {} } = written;
  const outcome = check(bytes, { settings: { columns: "three", currency }, choices });
  tally.files++;
  if (outcome.state === "question") {
    tally.questions++;
    return;
  }
  if (outcome.state !== "checked") throw new Error(JSON.stringify(outcome));
  const { report } = outcome;
  const byRow = new Map(report.rows.map((row) => [row.row, row]));
  const reported = new Map(report.lines.map((line) => [line.rows.join(), line]));
  written.loans.forEach(({ clientId, units, loanId: meant }, index) => {
    const { row, loanId } = rows[index] ?? { row: 0, loanId: "" };
    const found = byRow.get(row);
    expect(found?.cells).toMatchObject({ loanId, clientId });
    const line = reported.get(String(row));
    if (line) {
      tally.exact++;
      const amountText = plainOf(units, currencyDecimals(currency));
      expect(line).toEqual({ loanId: meant, clientId, amountText, rows: [row] });
      reported.delete(String(row));
    } else {
      tally.held++;
      expect(found?.problems.some(({ open }) => open)).toBe(true);
    }
  });
  expect([...reported.values()]).toEqual([]);
}
