import * as z from "zod/mini";
import { GENDERS } from "./draft";

/**
 * A draft loan as she has typed it: one schema for the form, the actions and the verbs. It bounds and shapes, and
 * takes any text: half a figure is kept as it stands, so that nothing typed is ever lost. What is wrong with a text,
 * and what is missing, says lib/drafts/judge-draft.ts.
 */

/** PostgreSQL keeps every character but NUL. The bounds are ours; Kiva's are not known. */
const text = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/));

export const borrowerSchema = z.strictObject({
  firstName: text(500),
  lastName: text(500),
  /** Kiva's own values; "" is not chosen yet. */
  gender: z.enum(["", ...GENDERS]),
  clientId: text(500),
  loanId: text(500),
  amount: text(100),
});

export const memberSchema = z.extend(borrowerSchema, {
  /** True: not on the group's photo. */
  notPictured: z.boolean(),
});

export const instalmentSchema = z.strictObject({
  date: text(100),
  principal: text(100),
  interest: text(100),
});

const photo = z.strictObject({
  /** What stands in the field "Photo URL". */
  url: text(4_000),
  /** The photo kept for this draft (lib/drafts/photo-store.ts); "" if there is none. */
  id: text(64),
  /** `image`: the kept photo itself, which Kiva asks for. `url`: only the address. */
  sendAs: z.enum(["image", "url"]),
});

/** More than this is not kept; what is too many to send is judged. */
const MOST_BORROWERS = 300;
const MOST_INSTALMENTS = 600;

const shared = {
  /** As chosen from, or typed against, Kiva's own lists: matched by name (lib/drafts/kiva-lists.ts). */
  location: text(500),
  activity: text(500),
  theme: text(500),
  currency: text(100),
  language: text(500),
  loanUse: text(10_000),
  description: text(60_000),
  disbursalDate: text(100),
  waiverSigned: z.boolean(),
  photo,
  schedule: z.array(instalmentSchema).check(z.maxLength(MOST_INSTALMENTS)),
};

const ofTheGroup = {
  groupName: text(500),
  /** The group's own IDs; each borrower has theirs. */
  groupClientId: text(500),
  groupLoanId: text(500),
};

export const setAsideSchema = z.strictObject({
  /** `switched`: she changed the loan type. `came-along`: a pasted or imported individual loan carried it. */
  because: z.enum(["switched", "came-along"]),
  ...ofTheGroup,
  /** Of the borrower who stayed. */
  notPictured: z.boolean(),
  others: z.array(memberSchema).check(z.maxLength(MOST_BORROWERS - 1)),
});

export const individualSchema = z.strictObject({
  loanType: z.literal("individual"),
  ...shared,
  borrowers: z.array(borrowerSchema).check(z.length(1)),
  /**
   * What a group loan had that an individual one must not have: kept to be shown and brought back, never sent. PA2
   * refuses to publish an individual loan with any of the four group fields (partner-api/domain.md, 1.2).
   */
  setAside: z.nullable(setAsideSchema),
});

export const groupSchema = z.strictObject({
  loanType: z.literal("group"),
  ...shared,
  ...ofTheGroup,
  borrowers: z.array(memberSchema).check(z.minLength(1), z.maxLength(MOST_BORROWERS)),
});

export const draftSchema = z.discriminatedUnion("loanType", [individualSchema, groupSchema]);
