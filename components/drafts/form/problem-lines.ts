import type { DraftProblem, DraftSeverity } from "@/lib/drafts/problems";

/** As the fields stand on the page. */
const ORDER = [
  "groupName",
  "groupClientId",
  "groupLoanId",
  "borrowers",
  "location",
  "activity",
  "theme",
  "currency",
  "disbursalDate",
  "waiverSigned",
  "loanUse",
  "language",
  "description",
  "photo",
  "schedule",
];

/** What can be said of one kind, in the order of the page. */
export function problemsOf(all: readonly DraftProblem[], severity: DraftSeverity): DraftProblem[] {
  const place = ({ at }: DraftProblem) => ORDER.indexOf(at.split(".")[0] ?? "");
  return all
    .filter((problem) => problem.severity === severity)
    .sort((one, other) => place(one) - place(other));
}

/** One thing PA2 will ask for: the field, the borrowers that lack it (from 1; none for the loan itself), and where to begin. */
export interface Asked {
  field: string;
  borrowers: number[];
  at: string;
}

/** PA2's checklist: a field that forty borrowers lack is one line of it. */
export function askedFor(all: readonly DraftProblem[]): Asked[] {
  const asked = new Map<string, Asked>();
  for (const { code, at } of problemsOf(all, "missing")) {
    const field = code.slice("missing.".length);
    const index = /^borrowers\.(\d+)\./.exec(at)?.[1];
    const line = asked.get(field) ?? { field, borrowers: [], at };
    if (index !== undefined) line.borrowers.push(Number(index) + 1);
    asked.set(field, line);
  }
  return [...asked.values()];
}

/** The borrower a problem is about, from 1; null if it is about the loan. */
export function borrowerOf({ at }: DraftProblem): number | null {
  const index = /^borrowers\.(\d+)\./.exec(at)?.[1];
  return index === undefined ? null : Number(index) + 1;
}
