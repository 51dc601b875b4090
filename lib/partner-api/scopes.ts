/** What a token may allow (Kiva's docs/authentication; other spellings in circulation are not used). */
export type Scope = "read:loans" | "create:loan_draft" | "create:journal_update" | "create:repayment";
