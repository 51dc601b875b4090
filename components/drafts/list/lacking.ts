import type { DraftProblemCode } from "@/lib/drafts/problems";

/** What PA2 asks for before it publishes, in the order of its steps. Words: `drafts.lacking.<field>`. */
export const LACKING_FIELDS = [
  "location",
  "activity",
  "theme",
  "groupName",
  "firstName",
  "lastName",
  "gender",
  "clientId",
  "loanId",
  "loanUse",
  "language",
  "description",
  "waiverSigned",
  "currency",
  "amount",
  "disbursalDate",
  "schedule",
  "photo",
] as const;

export type LackingField = (typeof LACKING_FIELDS)[number];

type MissingCode = Extract<DraftProblemCode, `missing.${string}`>;

/** `missing.photo` for `photo`. */
export function missingCode(field: LackingField): MissingCode {
  return `missing.${field}`;
}

/** The fields behind such codes, in the order of PA2's steps; codes of another kind are passed over. */
export function lackingFields(codes: readonly string[]): LackingField[] {
  return LACKING_FIELDS.filter((field) => codes.includes(missingCode(field)));
}
