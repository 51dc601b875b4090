import { whoseMark } from "@/lib/amounts/currency-marks";
import { readDate } from "./dates";
import { listedName, type DraftReading } from "./draft-reading";
import { suggestNames } from "./import/suggest";
import { isAmbiguousName, listNames, type ListField } from "./kiva-lists";
import { draftProblem, type DraftProblem } from "./problems";
import { readTypedAmount } from "./typed-amount";

/** Kiva's own limits are not known (partner-api/domain.md, 5): these are ours, far beyond what a profile needs. */
const MOST_CHARACTERS = { description: 10_000, loanUse: 500, name: 200 };
const MOST_BORROWERS = 50;
const MOST_INSTALMENTS = 240;

const LIST_FIELDS: ListField[] = ["location", "activity", "theme", "currency", "language"];
const LONGEST_SHOWN = 60;

/** What makes a draft unsendable. Without `suggest` no near name is looked for. */
export function draftErrors(reading: DraftReading, suggest: boolean): DraftProblem[] {
  return [
    ...listErrors(reading, suggest),
    ...lengthErrors(reading),
    ...dateErrors(reading.draft.disbursalDate, "disbursalDate"),
    ...photoErrors(reading),
    ...borrowerErrors(reading),
    ...scheduleErrors(reading),
  ];
}

function listErrors({ draft, lists }: DraftReading, suggest: boolean): DraftProblem[] {
  return LIST_FIELDS.flatMap((field) => {
    const typed = draft[field].trim();
    if (typed === "") return [];
    if (!lists) return [draftProblem("list.absent", field)];
    if (listedName(draft, field, lists) !== null) return [];
    const names = listNames(lists, field);
    // The untrimmed text is what is matched.
    if (isAmbiguousName(names, draft[field]))
      return [draftProblem("list.ambiguous", field, { text: shortened(typed) })];
    const suggestion = suggest ? nearest(names, field, typed) : "";
    return [draftProblem("list.unmatched", field, { text: shortened(typed), suggestion })];
  });
}

function nearest(names: string[], field: ListField, typed: string): string {
  const currency = field === "currency" ? currencyOf(names, typed) : null;
  return currency ?? suggestNames(names, typed)[0] ?? "";
}

/** "Ksh" is KES; a sign that several of the list share is none of them. */
function currencyOf(names: string[], typed: string): string | null {
  const own = names.filter((iso) => whoseMark(typed, iso) === "own");
  return own.length === 1 ? (own[0] ?? null) : null;
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN - 1).join("")}…` : text;
}

function lengthErrors({ draft, borrowers }: DraftReading): DraftProblem[] {
  const { name } = MOST_CHARACTERS;
  const errors = [
    tooLong(draft.loanUse, "loanUse", MOST_CHARACTERS.loanUse),
    tooLong(draft.description, "description", MOST_CHARACTERS.description),
    ...borrowers.flatMap(({ at, borrower }) =>
      (["firstName", "lastName", "clientId", "loanId"] as const).map((field) =>
        tooLong(borrower[field], `borrowers.${at}.${field}`, name),
      ),
    ),
  ];
  if (draft.loanType === "group") {
    const fields = ["groupName", "groupClientId", "groupLoanId"] as const;
    errors.push(...fields.map((field) => tooLong(draft[field], field, name)));
  }
  return errors.flat();
}

function tooLong(text: string, at: string, limit: number): DraftProblem[] {
  const sent = text.trim();
  // An emoji is one character to her and two to JavaScript.
  const count = sent.length > limit ? Array.from(sent).length : 0;
  return count > limit ? [draftProblem("text.too-long", at, { count, limit })] : [];
}

function dateErrors(text: string, at: string): DraftProblem[] {
  if (text.trim() === "") return [];
  const reading = readDate(text);
  return "problem" in reading ? [draftProblem(reading.problem, at, reading.params)] : [];
}

function amountErrors(text: string, at: string, currency: string, allowZero: boolean): DraftProblem[] {
  if (text.trim() === "") return [];
  const reading = readTypedAmount(text, currency, { allowZero });
  return "problem" in reading ? [draftProblem(reading.problem, at, reading.params)] : [];
}

function photoErrors({ draft }: DraftReading): DraftProblem[] {
  const { id, sendAs } = draft.photo;
  const url = draft.photo.url.trim();
  if (sendAs === "url") return isHttpsAddress(url) ? [] : [draftProblem("photo.address", "photo.url")];
  return url !== "" && id === "" ? [draftProblem("photo.not-fetched", "photo.url")] : [];
}

/** It goes out as it is typed, so nothing is forgiven that a browser would mend. */
function isHttpsAddress(text: string): boolean {
  if (!/^https:\/\/[^\s\\\p{Surrogate}]+$/iu.test(text)) return false;
  try {
    const { username, password } = new URL(text);
    return username + password === "";
  } catch {
    return false;
  }
}

function borrowerErrors({ borrowers, currency }: DraftReading): DraftProblem[] {
  const count = borrowers.length;
  const tooMany =
    count > MOST_BORROWERS
      ? [draftProblem("group.too-many", "borrowers", { count, limit: MOST_BORROWERS })]
      : [];
  const amounts = borrowers.flatMap(({ at, borrower }) =>
    amountErrors(borrower.amount, `borrowers.${at}.amount`, currency, false),
  );
  return [...tooMany, ...amounts];
}

function scheduleErrors({ rows, currency }: DraftReading): DraftProblem[] {
  const count = rows.length;
  const tooLong =
    count > MOST_INSTALMENTS
      ? [draftProblem("schedule.too-long", "schedule", { count, limit: MOST_INSTALMENTS })]
      : [];
  const cells = rows.flatMap(({ at, row }) => [
    ...missingCells(at, row),
    ...dateErrors(row.date, `schedule.${at}.date`),
    ...amountErrors(row.principal, `schedule.${at}.principal`, currency, true),
    ...amountErrors(row.interest, `schedule.${at}.interest`, currency, true),
  ]);
  return [...tooLong, ...cells];
}

function missingCells(at: number, row: Record<"date" | "principal" | "interest", string>): DraftProblem[] {
  return (["date", "principal", "interest"] as const).flatMap((cell) =>
    row[cell].trim() === "" ? [draftProblem("schedule.cell-missing", `schedule.${at}.${cell}`)] : [],
  );
}
