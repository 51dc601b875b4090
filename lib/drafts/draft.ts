import type * as z from "zod/mini";
import type {
  borrowerSchema,
  draftSchema,
  groupSchema,
  individualSchema,
  instalmentSchema,
  memberSchema,
  setAsideSchema,
} from "./draft-schema";

/** A draft loan as she has typed it; lib/drafts/draft-schema.ts says what each part holds. */
export type Draft = z.infer<typeof draftSchema>;
export type IndividualDraft = z.infer<typeof individualSchema>;
export type GroupDraft = z.infer<typeof groupSchema>;
export type Borrower = z.infer<typeof borrowerSchema>;
export type Member = z.infer<typeof memberSchema>;
export type Instalment = z.infer<typeof instalmentSchema>;
export type SetAside = z.infer<typeof setAsideSchema>;
export type LoanType = Draft["loanType"];

/** Kiva's own values. */
export const GENDERS = ["female", "male", "unknown"] as const;

const NEW_BORROWER: Borrower = {
  firstName: "",
  lastName: "",
  gender: "",
  clientId: "",
  loanId: "",
  amount: "",
};
export const NEW_MEMBER: Member = { ...NEW_BORROWER, notPictured: false };

/** A draft with nothing in it. */
export function emptyDraft(given: { currency?: string; language?: string } = {}): IndividualDraft {
  return {
    loanType: "individual",
    location: "",
    activity: "",
    theme: "",
    currency: given.currency ?? "",
    language: given.language ?? "",
    loanUse: "",
    description: "",
    disbursalDate: "",
    waiverSigned: false,
    photo: { url: "", id: "", sendAs: "image" },
    schedule: [],
    borrowers: [NEW_BORROWER],
    setAside: null,
  };
}

/** True if nothing of the borrower is filled in. */
export function isBlankBorrower(borrower: Borrower): boolean {
  const { firstName, lastName, gender, clientId, loanId, amount } = borrower;
  return [firstName, lastName, gender, clientId, loanId, amount].every((value) => value.trim() === "");
}

/** What the draft is called in lists: the group's name, else its first borrower's; "" if it has no name yet. */
export function draftName(draft: Draft): string {
  const group = draft.loanType === "group" ? draft.groupName.trim() : "";
  const first = draft.borrowers[0];
  return (
    group ||
    [first?.firstName, first?.lastName]
      .map((name) => name?.trim())
      .filter(Boolean)
      .join(" ")
  );
}

/** True if nothing of the loan itself is filled in; a currency and a language are given from the start. */
export function isBlankDraft(draft: Draft): boolean {
  const texts = [draft.location, draft.activity, draft.theme, draft.loanUse, draft.description];
  const others = [draft.disbursalDate, draft.photo.url, draft.photo.id];
  const group = draft.loanType === "group" ? [draft.groupName, draft.groupClientId, draft.groupLoanId] : [];
  return (
    [...texts, ...others, ...group].every((text) => text.trim() === "") &&
    draft.borrowers.every(isBlankBorrower) &&
    draft.schedule.length === 0
  );
}
