import { currencyProfile } from "./currencies";
import { formatMinorUnits } from "./decimal-text";
import { putMistakes } from "./month-mistakes";
import type { Mistake } from "./month-mistakes";
import { writeAmount, writeFile } from "./month-rows";
import type { FileRow, FileStyle } from "./month-rows";
import { BOOKS_MONTH, isExpected } from "./seed";
import type { SeededLoan } from "./seed";

/** Which month's export to write, and in whose manner. */
export interface MonthFileOptions {
  columns: "two" | "three";
  currency: string;
  amountMeaning: "repaid" | "outstanding";
  /** YYYY-MM; figures grow by an instalment a month. */
  month: string;
  loans: readonly SeededLoan[];
  mistakes: boolean;
  /** Of the header, and of the separators unless they are given. */
  language?: "en" | "es" | "fr";
  delimiter?: string;
  decimal?: "." | ",";
}

const LANGUAGES = {
  en: { header: ["Loan ID", "Client ID", "Amount"], delimiter: ",", point: ".", groupBesideComma: "." },
  es: {
    header: ["ID del préstamo", "ID del cliente", "Monto"],
    delimiter: ";",
    point: ",",
    groupBesideComma: ".",
  },
  fr: {
    header: ["ID du prêt", "ID du client", "Montant"],
    delimiter: ";",
    point: ",",
    groupBesideComma: "\u202f",
  },
} as const;

/** The month's CSV as an MIS exports it: every expected loan once, or with the mistakes people make. */
export function monthFile(options: MonthFileOptions): string {
  const style = styleOf(options);
  return options.mistakes ? monthFileWithMistakes(options).text : writeFile(loanRows(options, style), style);
}

/**
 * The month's CSV with typical mistakes, and where each stands: `rowNumber` is Excel's, the header being row 1
 * and blank lines counted; `loanId` the ID as it should be. `total` is the figure of the totals row: the sum of
 * all amounts a person can read as money, a currency sign or a minus included.
 */
export function monthFileWithMistakes(options: Omit<MonthFileOptions, "mistakes">): {
  text: string;
  mistakes: Mistake[];
  total: string;
} {
  const style = styleOf(options);
  const rows = putMistakes(loanRows(options, style), style);
  const total = rows.reduce((sum, { minor }) => sum + (minor ?? 0n), 0n);
  rows.push({
    loanId: "Total",
    clientId: "",
    amount: writeAmount(total, style),
    minor: null,
    trueLoanId: null,
    mistake: "totals-row",
  });
  const mistakes = rows.flatMap(({ mistake, trueLoanId }, index) =>
    mistake ? [{ kind: mistake, rowNumber: index + 2, loanId: trueLoanId }] : [],
  );
  return { text: writeFile(rows, style), mistakes, total: formatMinorUnits(total, style.decimals) };
}

function styleOf(options: Omit<MonthFileOptions, "mistakes">): FileStyle {
  const language = LANGUAGES[options.language ?? "en"];
  const { decimals } = currencyProfile(options.currency);
  const point = options.decimal ?? language.point;
  const group = point === "." ? "," : language.groupBesideComma;
  return {
    columns: options.columns,
    currency: options.currency,
    decimals,
    header: language.header,
    delimiter: options.delimiter ?? language.delimiter,
    point,
    // Without decimals behind it, 12,500 could be twelve and a half.
    group: decimals === 0 && group !== "\u202f" ? "" : group,
  };
}

function loanRows(options: Omit<MonthFileOptions, "mistakes">, style: FileStyle): FileRow[] {
  const months = monthsBetween(BOOKS_MONTH, options.month);
  return options.loans.filter(isExpected).map((seeded) => {
    const repaid = repaidAfter(seeded, months);
    const minor = options.amountMeaning === "repaid" ? repaid : seeded.book.price - repaid;
    const { internal_loan_id: loanId, internal_client_id: clientId } = seeded.loan;
    return { loanId, clientId, amount: writeAmount(minor, style), minor, trueLoanId: loanId };
  });
}

/** Never nothing and never all of it: a loan that is still expected has a last payment before it. */
function repaidAfter({ loan, book }: SeededLoan, months: number): bigint {
  if (loan.status === "defaulted") return book.repaid;
  const repaid = book.repaid + book.instalment * BigInt(months);
  const least = book.instalment / 4n;
  if (repaid < least) return least;
  return repaid < book.price - least ? repaid : book.price - least;
}

function monthsBetween(from: string, to: string): number {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(to))
    throw new RangeError(`${JSON.stringify(to)} is not a month, YYYY-MM`);
  const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return ordinal(to) - ordinal(from);
}
