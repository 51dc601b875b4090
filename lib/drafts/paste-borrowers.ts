import { looksLikeFigure } from "@/lib/amounts/number-format";
import type { TableLine } from "@/lib/files/cut-lines";
import { fail, ok, type Result } from "@/lib/result";
import { NEW_MEMBER, type Member } from "./draft";
import { readGender, readYesNo } from "./import/cell-words";
import { countImportHeaders, matchImportColumns } from "./import/columns";
import { settledAmount, settleDecimalSign } from "./import/settle-amounts";
import { splitName } from "./import/split-name";
import { columnIs, isTotalLine, readPastedTable, tooLongIn, type PasteFailure } from "./paste-table";

export interface PastedBorrowers {
  borrowers: Member[];
  /** What the columns of a group say, by its first row; null if there is none. */
  group: { groupName: string; groupClientId: string; groupLoanId: string } | null;
  /** Headers of columns that were not used. */
  ignored: string[];
  /** Rows that were left out as titles or sums, as they are counted in what was pasted, from 1. */
  dropped: number[];
  /** Words that could not be read: nothing is filled in for them. */
  unread: UnreadCell[];
}

interface UnreadCell {
  row: number;
  /** Shortened. */
  text: string;
  field: "gender" | "notPictured";
}

/** One draft keeps no more. */
const MOST_BORROWERS = 300;
/** Rows left out and words not read: no more are listed. */
const MOST_TOLD = 300;
const LONGEST_TOLD = 60;

const BORROWER_FIELDS = [
  "firstName",
  "lastName",
  "fullName",
  "gender",
  "clientId",
  "loanId",
  "amount",
  "notPictured",
];
const GROUP_FIELDS = ["groupName", "groupId", "groupClientId", "groupLoanId"];

/** Which column is what, by field. */
type Columns = Map<string, number>;

function columnsByHeader(
  lines: readonly TableLine[],
): { columns: Columns; ignored: string[]; row: number } | null {
  const { headers, choice, headerRow } = matchImportColumns(lines.slice(0, 5));
  const used = [...BORROWER_FIELDS, ...GROUP_FIELDS];
  const columns: Columns = new Map();
  headers.forEach((header, at) => {
    if (used.includes(choice[header] ?? "")) columns.set(choice[header] ?? "", at);
  });
  const first = lines.find(({ row }) => row === headerRow);
  // A lone word may be somebody's name: two columns must be named, or the only one there is.
  if (!first || columns.size < Math.min(2, first.cells.filter(Boolean).length)) return null;
  const ignored = headers.filter((header, at) => first.cells[at] && ![...columns.values()].includes(at));
  return { columns, ignored, row: headerRow };
}

const isAmount = (cell: string) => looksLikeFigure(cell) && !/^0\d/.test(cell);
const isName = (cell: string) => /^[^\d@/]*\p{L}{2}[^\d@/]*$/u.test(cell);

/** Without headers: by what stands in the columns, in the form's order. */
function columnsByContent(lines: readonly TableLine[]): Columns {
  const columns: Columns = new Map();
  let left = (lines[0]?.cells ?? []).map((_, at) => at);
  const give = (field: string, at: number | undefined): void => {
    if (at === undefined) return;
    columns.set(field, at);
    left = left.filter((other) => other !== at);
  };
  const having = (test: (cell: string) => boolean) => left.filter((at) => columnIs(lines, at, test));

  give("gender", having((cell) => readGender(cell) !== null)[0]);
  // 0 and 1 alone may be anything.
  give("notPictured", having((cell) => readYesNo(cell) !== null && !/\d/.test(cell))[0]);
  give("amount", having(isAmount).at(-1));
  const [first, second] = having(isName);
  if (second === undefined) give("fullName", first);
  else {
    give("firstName", first);
    give("lastName", second);
  }
  const [one, other] = left.filter((at) => columnIs(lines, at, () => true));
  if (other === undefined) give("loanId", one);
  else {
    give("clientId", one);
    give("loanId", other);
  }
  return columns;
}

function memberOf(cell: (field: string) => string): Member {
  const name =
    cell("firstName") || cell("lastName")
      ? { firstName: cell("firstName"), lastName: cell("lastName") }
      : splitName(cell("fullName"));
  return {
    ...NEW_MEMBER,
    ...name,
    gender: readGender(cell("gender")) ?? "",
    clientId: cell("clientId"),
    loanId: cell("loanId"),
    amount: cell("amount"),
    notPictured: readYesNo(cell("notPictured")) ?? false,
  };
}

/**
 * Borrowers from cells pasted out of a spreadsheet, with a header in three languages or without one. The decimal
 * sign is settled over all of them; where it cannot be, the amounts stay as they stand, and the form asks.
 * `currency` is the draft's, "" if it has none yet.
 */
export function readPastedBorrowers(text: string, currency = ""): Result<PastedBorrowers, PasteFailure> {
  const table = readPastedTable(text, countImportHeaders);
  if (!table.ok) return table;
  const header = columnsByHeader(table.value);
  const below = table.value.filter(({ row }) => row > (header?.row ?? 0));
  const columns = header?.columns ?? columnsByContent(withoutTotals(below));
  const cellOf = (line: TableLine, field: string) => line.cells[columns.get(field) ?? -1] ?? "";
  const lines = below.filter(
    (line) => !isTotalLine(line, [cellOf(line, "loanId"), cellOf(line, "clientId")]),
  );
  if (lines.length === 0) return fail("paste.empty");
  if (lines.length > MOST_BORROWERS)
    return fail("paste.too-many", { count: lines.length, limit: MOST_BORROWERS });

  for (const [field, at] of columns) {
    const failure = tooLongIn(lines, at, field === "amount" ? 100 : 500);
    if (failure) return { ok: false, failure };
  }
  const { sign } = settleDecimalSign(
    lines.map((line) => ({ row: line.row, text: cellOf(line, "amount"), currency })),
  );
  const borrowers = lines.map((line) => {
    const member = memberOf((field) => cellOf(line, field));
    const { text: amount } = settledAmount({ text: member.amount, currency }, { sign, asked: false });
    return { ...member, amount };
  });
  const first = (field: string) => lines.map((line) => cellOf(line, field)).find(Boolean) ?? "";
  const group = {
    groupName: first("groupName"),
    groupClientId: first("groupClientId") || first("groupId"),
    groupLoanId: first("groupLoanId"),
  };
  return ok({
    borrowers,
    group: Object.values(group).some(Boolean) ? group : null,
    ignored: header?.ignored ?? [],
    dropped: table.value
      .filter((line) => line.row !== header?.row && !lines.includes(line))
      .slice(0, MOST_TOLD)
      .map(({ row }) => row),
    unread: lines.flatMap((line) => unreadIn(line, cellOf)).slice(0, MOST_TOLD),
  });
}

/** What stands in the columns is told by the borrowers, unless every line looks like sums. */
function withoutTotals(lines: readonly TableLine[]): readonly TableLine[] {
  const people = lines.filter((line) => !isTotalLine(line));
  return people.length > 0 ? people : lines;
}

function unreadIn(line: TableLine, cellOf: (line: TableLine, field: string) => string): UnreadCell[] {
  const { row } = line;
  const [gender, notPictured] = [cellOf(line, "gender"), cellOf(line, "notPictured")];
  const shown = (text: string) => Array.from(text).slice(0, LONGEST_TOLD).join("");
  return [
    ...(readGender(gender) === null ? [{ row, text: shown(gender), field: "gender" as const }] : []),
    ...(readYesNo(notPictured) === null
      ? [{ row, text: shown(notPictured), field: "notPictured" as const }]
      : []),
  ];
}
