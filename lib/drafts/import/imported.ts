import type { Draft } from "@/lib/drafts/draft";
import { TERMS_CODES } from "@/lib/drafts/schedule";

/** What is wrong with a row of the file. Words by code; `row` as Excel shows it. */
export const ROW_PROBLEM_CODES = [
  /** Neither name nor ID nor amount: passed over. */
  "row.nobody",
  /** A line of sums: passed over. */
  "row.total",
  /** params `text` */
  "gender.unknown",
  /** params `field`, `text`: neither yes nor no */
  "yes-no.unknown",
  /** params `text`: the decimal sign is not that of the other figures; it stays as it stands */
  "amount.other-sign",
  /** params `field`, `text`, `kept`, `keptRow`: rows of one group say different things, and the first is kept */
  "group.differs",
  /** params `count`, `limit`: this row's borrower did not fit */
  "group.too-many",
  /** params `loanId`, `rows` ("3, 14"): another loan of the file has it, so the loan would be posted twice */
  "loan.twice",
  /** params `field`, `count`, `limit`: longer than a draft keeps; the beginning is kept */
  "text.cut",
  /** params `text` */
  "frequency.unknown",
  /** params `text` */
  "method.unknown",
  ...TERMS_CODES,
] as const;

export interface RowProblem {
  row: number;
  code: (typeof ROW_PROBLEM_CODES)[number];
  params: Record<string, string | number>;
}

/** What was done to make a draft of rows, and is worth a look. */
export const NOTE_CODES = [
  /** params `text`, `firstName`, `lastName` */
  "name.split",
  /** params `groupName`: the rows have no group ID */
  "group.by-name",
  /** An individual loan had fields of a group: kept aside, never sent. */
  "group.set-aside",
  /** params `count`: instalments, from the terms */
  "schedule.built",
  /** params `count`: borrowers whose schedules were added up to the group's */
  "schedule.added-up",
  /** params `field`, `value`: the terms do not say */
  "terms.assumed",
] as const;

export interface ImportNote {
  code: (typeof NOTE_CODES)[number];
  params: Record<string, string | number>;
  row: number;
}

export interface ImportedDraft {
  draft: Draft;
  /** Of the file, as Excel shows them. */
  rows: number[];
  notes: ImportNote[];
}

/** Takes what is to be told while rows are read. */
export interface Told {
  problem(row: number, code: RowProblem["code"], params?: RowProblem["params"]): void;
  note(row: number, code: ImportNote["code"], params?: ImportNote["params"]): void;
}
