/**
 * What can be said about a draft, as codes. The words stand in the message files under `draftProblems.<code>`;
 * `params` fills them in.
 *
 * - `error`: it cannot be sent so
 * - `missing`: it can be sent, but PA2 will ask for it before it can be published
 * - `advice`: worth a look; a person decides by going on
 */
export type DraftSeverity = "error" | "missing" | "advice";

export const DRAFT_PROBLEMS = {
  /** params `text`: not in Kiva's list; `suggestion`, "" if none is near. */
  "list.unmatched": "error",
  /** params `text`: it may be several entries of Kiva's list, and only one of them is meant. */
  "list.ambiguous": "error",
  /** Kiva's lists are not here yet, so nothing can be matched. */
  "list.absent": "error",
  /** params `text` */
  "amount.unreadable": "error",
  /** `1.234`: params `text`, `one`, `other`, both plain decimal text. */
  "amount.ambiguous": "error",
  /** `1e9` */
  "amount.scientific": "error",
  "amount.zero": "error",
  "amount.negative": "error",
  /** params `text`, `decimals`, `currency` */
  "amount.decimals": "error",
  /** params `text`, `limit` */
  "amount.digits": "error",
  /** params `text`, `sign`, `currency` */
  "amount.other-currency": "error",
  /** params `text` */
  "date.unreadable": "error",
  /** 30 February: params `text` */
  "date.no-such-day": "error",
  /** `02/25/2027`: params `text`, `iso` as it would be with the month first */
  "date.month-first": "error",
  /** params `count`, `limit`, in characters */
  "text.too-long": "error",
  /** params `count`, `limit` */
  "group.too-many": "error",
  /** An address is given, but its photo has not been fetched, and sending the address itself is not chosen. */
  "photo.not-fetched": "error",
  /** Sending the address itself is chosen, and it is not an https address. */
  "photo.address": "error",
  /** A row of the schedule lacks this cell. */
  "schedule.cell-missing": "error",
  /** params `count`, `limit` */
  "schedule.too-long": "error",

  "missing.location": "missing",
  "missing.activity": "missing",
  "missing.theme": "missing",
  "missing.currency": "missing",
  "missing.language": "missing",
  "missing.loanUse": "missing",
  "missing.description": "missing",
  "missing.disbursalDate": "missing",
  "missing.waiverSigned": "missing",
  "missing.photo": "missing",
  "missing.schedule": "missing",
  "missing.groupName": "missing",
  /** Of borrowers: one problem each, `at` names whose. */
  "missing.firstName": "missing",
  "missing.lastName": "missing",
  "missing.gender": "missing",
  "missing.clientId": "missing",
  "missing.loanId": "missing",
  "missing.amount": "missing",

  /** params `word` */
  "description.first-person": "advice",
  /** The last name in the public text: params `name` */
  "description.last-name": "advice",
  /** params `word`, `name` (the borrower's first name): the text's gender is not the borrower's */
  "description.gender": "advice",
  /** params `looks`, `chosen`: names of languages as Kiva writes them */
  "description.language": "advice",
  /** The phrase does not complete "This borrower will use this loan: ..." */
  "loan-use.sentence": "advice",
  /** params `sum`, `amount`: plain decimal text, `currency` */
  "schedule.sum": "advice",
  /** params `date`, `disbursal`: ISO dates */
  "schedule.before-disbursal": "advice",
  /** Not later than the row above. */
  "schedule.order": "advice",
  /** params `days`: 30 or more in the past */
  "disbursal.past": "advice",
  /** params `days`: more than 90 ahead */
  "disbursal.future": "advice",
  /** params `amount`, `currency`, `usd`: 5 US dollars or less in all */
  "amount.small": "advice",
  /** params `loanId`, `other` (the position, from 1, of the borrower who has it too) */
  "borrower.loan-id-twice": "advice",
  "group.one-borrower": "advice",
  "group.nobody-pictured": "advice",
} as const satisfies Record<string, DraftSeverity>;

export type DraftProblemCode = keyof typeof DRAFT_PROBLEMS;

export interface DraftProblem {
  code: DraftProblemCode;
  severity: DraftSeverity;
  /** The field, as react-hook-form names it: "location", "borrowers.2.amount", "schedule.0.date", "photo". */
  at: string;
  params: Record<string, string | number>;
}

/** A problem of a field, with the severity its code has. */
export function draftProblem(
  code: DraftProblemCode,
  at: string,
  params: DraftProblem["params"] = {},
): DraftProblem {
  return { code, severity: DRAFT_PROBLEMS[code], at, params };
}
