import type { DecimalSign } from "@/lib/amounts/number-format";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import type { TableLine } from "@/lib/files/cut-lines";
import { buildDraft, currencyOf, type FileReading } from "./build-draft";
import type { ImportColumns } from "./columns";
import { gather, misRows, tellRepeatedLoans, type Gathered, type MisRow } from "./gather";
import { schedulePartOf } from "./header-fields";
import type { ImportedDraft, RowProblem, Told } from "./imported";
import { nameMatcher, type Replacement, type Unmatched } from "./match-names";
import { settleDecimalSign, type DecimalQuestion, type Figure } from "./settle-amounts";
import { hasMonthFirst } from "./settle-dates";

export interface ReadDraftsOptions {
  /** ISO 4217: the organization's, where the file says none. */
  currency: string;
  /** As Kiva's list has it. */
  language: string;
  replacements?: readonly Replacement[];
  /** Her answer to the question. */
  decimalSign?: DecimalSign;
}

export interface DraftsRead {
  /** In the order of the file, by each one's first row. */
  drafts: ImportedDraft[];
  rowProblems: RowProblem[];
  /** Texts that are in none of Kiva's lists: each once, to be chosen for once. */
  unmatched: Unmatched[];
  /** Until it is answered amounts stay as they stand, and no schedule is read or built. */
  question: DecimalQuestion | null;
  /** True if the dates of one of the file's columns were read with the month first. */
  monthFirst: boolean;
}

/** Every figure of the file that is money. */
function figuresOf(
  loans: readonly Gathered[],
  currencies: readonly string[],
  fields: readonly string[],
): Figure[] {
  return loans.flatMap((loan, at) =>
    loan.rows.flatMap((row) =>
      fields.map((field) => ({ row: row.row, text: row.text(field), currency: currencies[at] ?? "" })),
    ),
  );
}

/**
 * The columns of dates that have the month first. One column says nothing of another, which may come from another
 * system; only the instalments' many columns are one schedule.
 */
function monthFirstColumns(rows: readonly MisRow[], fields: readonly string[]): Set<string> {
  const isInstalment = (field: string) => field.startsWith("date.");
  const columns = fields.filter((field) => !isInstalment(field)).map((field) => [field]);
  const found = [...columns, fields.filter(isInstalment)].filter((column) =>
    hasMonthFirst(rows.flatMap((row) => column.map((field) => row.text(field)))),
  );
  return new Set(found.flat());
}

/**
 * Makes draft loans of the MIS's file, one row a borrower. Nothing is dropped in silence: what could not be read, kept
 * or matched is told by row, and stays in the draft as it stands.
 */
export function readDrafts(
  lines: readonly TableLine[],
  columns: Pick<ImportColumns, "headerRow" | "headers" | "choice">,
  lists: KivaLists | null,
  options: ReadDraftsOptions,
): DraftsRead {
  const rowProblems: RowProblem[] = [];
  const notes: ImportedDraft["notes"] = [];
  const told: Told = {
    problem: (row, code, params = {}) => void rowProblems.push({ row, code, params }),
    note: (row, code, params = {}) => void notes.push({ row, code, params }),
  };
  const fields = Object.values(columns.choice);
  const scheduleFields = fields.filter((field) => schedulePartOf(field) !== null);
  const amountFields = fields.filter(
    (field) => field === "amount" || /^(?:principal|interest)\./.test(field),
  );
  const dateFields = fields.filter((field) => /^(?:disbursalDate|firstDate|date\.\d+)$/.test(field));

  const rows = misRows(lines, columns, told);
  const loans = gather(rows, told);
  tellRepeatedLoans(loans, told);
  const names = nameMatcher(lists, options.replacements ?? []);
  const defaults = { currency: options.currency, language: options.language };
  const currencies = loans.map((loan) => currencyOf(loan, { names, defaults }, told));
  const settled = options.decimalSign
    ? { sign: options.decimalSign, question: null }
    : settleDecimalSign(figuresOf(loans, currencies, amountFields));
  const monthFirst = monthFirstColumns(rows, dateFields);
  const numbers = scheduleFields.flatMap((field) => schedulePartOf(field)?.instalment ?? []);
  const reading: FileReading = {
    sign: settled.sign,
    asked: options.decimalSign !== undefined,
    asking: settled.question !== null,
    isMonthFirst: (field) => monthFirst.has(field),
    names,
    defaults,
    instalments: [...new Set(numbers)].sort((one, other) => one - other),
  };

  const built = loans.map((loan, at) => buildDraft(loan, currencies[at] ?? "", reading, told));
  const loanOfRow = new Map(loans.flatMap((loan, at) => loan.rows.map(({ row }) => [row, at] as const)));
  const notesOf = loans.map((): ImportedDraft["notes"] => []);
  for (const note of notes) notesOf[loanOfRow.get(note.row) ?? -1]?.push(note);
  return {
    drafts: built.map((draft, at) => ({
      draft,
      rows: loans[at]?.rows.map(({ row }) => row) ?? [],
      notes: notesOf[at] ?? [],
    })),
    rowProblems: rowProblems.sort((one, other) => one.row - other.row),
    unmatched: names.unmatched(),
    question: settled.question,
    monthFirst: monthFirst.size > 0,
  };
}
