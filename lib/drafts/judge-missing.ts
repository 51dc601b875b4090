import { isBlankBorrower, type Draft } from "./draft";
import { isBlankRow } from "./draft-reading";
import { draftProblem, type DraftProblem } from "./problems";

const FIELDS = [
  "location",
  "activity",
  "theme",
  "currency",
  "language",
  "loanUse",
  "description",
  "disbursalDate",
] as const;
const OF_A_BORROWER = ["firstName", "lastName", "gender", "clientId", "loanId", "amount"] as const;

/** What PA2 will ask for before the loan can be published (partner-api/domain.md, 4.2 and 5); it can go out without. */
export function missingFields(draft: Draft): DraftProblem[] {
  const { photo } = draft;
  // Sending the address without one is an error already.
  const noPhoto = photo.sendAs === "image" && photo.id === "" && photo.url.trim() === "";
  // The first is asked about even if nothing of it is filled in: a loan needs one.
  const borrowers = draft.borrowers
    .map((borrower, at) => ({ at, borrower }))
    .filter(({ at, borrower }) => at === 0 || !isBlankBorrower(borrower));
  return [
    ...FIELDS.flatMap((field) =>
      draft[field].trim() === "" ? [draftProblem(`missing.${field}`, field)] : [],
    ),
    ...(draft.waiverSigned ? [] : [draftProblem("missing.waiverSigned", "waiverSigned")]),
    ...(noPhoto ? [draftProblem("missing.photo", "photo")] : []),
    ...(draft.loanType === "group" && draft.groupName.trim() === ""
      ? [draftProblem("missing.groupName", "groupName")]
      : []),
    ...borrowers.flatMap(({ at, borrower }) =>
      OF_A_BORROWER.flatMap((field) =>
        borrower[field].trim() === "" ? [draftProblem(`missing.${field}`, `borrowers.${at}.${field}`)] : [],
      ),
    ),
    ...(draft.schedule.every(isBlankRow) ? [draftProblem("missing.schedule", "schedule")] : []),
  ];
}
