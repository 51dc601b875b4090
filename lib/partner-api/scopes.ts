/** What a token may allow (Kiva's docs/authentication; other spellings in circulation are not used). */
export const SCOPES = [
  "read:loans",
  "create:loan_draft",
  "create:journal_update",
  "create:repayment",
] as const;
export type Scope = (typeof SCOPES)[number];
