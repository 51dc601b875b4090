import { jsonNumber } from "./json-number";

/** A draft loan as Kiva takes it. Null is left out: PA2 asks for what is missing (partner-api/domain.md, 1.2). */
export interface SendableDraft {
  location: string | null;
  activityId: number | null;
  themeId: number | null;
  /** ISO 4217. */
  currency: string | null;
  languageId: number | null;
  loanUse: string | null;
  description: string | null;
  /** YYYY-MM-DD */
  disbursalDate: string | null;
  waiverSigned: boolean;
  borrowers: {
    firstName: string | null;
    lastName: string | null;
    gender: "female" | "male" | "unknown" | null;
    clientId: string | null;
    loanId: string | null;
    /** Plain decimal text, as every amount here. */
    amountText: string | null;
  }[];
  /** Null for an individual loan, which must carry none of this: PA2 would refuse to publish it. */
  group: {
    name: string | null;
    clientId: string | null;
    loanId: string | null;
    /** One value a borrower, in the borrowers' order. */
    notPictured: boolean[];
  } | null;
  schedule: { date: string; principalText: string; interestText: string }[];
  /** The picture itself is what Kiva asks for since 2022-09-26, for the borrower's privacy; it is a JPEG. */
  photo: { kind: "image"; base64: string } | { kind: "url"; url: string } | null;
}

/**
 * The JSON of one draft loan. Amounts go out with the digits of their text, never through a binary float. The image
 * is a data URI, as in Kiva's newest sample. Throws on what a draft without errors cannot hold; that is a bug of the
 * caller.
 */
export function loanDraftJson(draft: SendableDraft): string {
  const { group, photo, borrowers } = draft;
  if (group && group.notPictured.length !== borrowers.length) {
    throw new Error("Every borrower of a group needs a value for not_pictured");
  }
  return object([
    ["location", quoted(draft.location)],
    ["activity_id", whole(draft.activityId)],
    ["theme_type_id", whole(draft.themeId)],
    ["currency", quoted(draft.currency)],
    ["description_language_id", whole(draft.languageId)],
    ["loanuse", quoted(draft.loanUse)],
    ["description", quoted(draft.description)],
    ["disburse_time", quoted(draft.disbursalDate)],
    ["client_waiver_signed", String(draft.waiverSigned)],
    ["group_name", quoted(group?.name)],
    ["internal_client_id", quoted(group?.clientId)],
    ["internal_loan_id", quoted(group?.loanId)],
    ["entreps", list(borrowers.map(borrowerJson))],
    ["not_pictured", list((group?.notPictured ?? []).map(String))],
    ["schedule", list(draft.schedule.map(instalmentJson))],
    ["image_encoded", photo?.kind === "image" ? quoted(`data:image/jpeg;base64,${photo.base64}`) : null],
    ["image_url", photo?.kind === "url" ? quoted(photo.url) : null],
  ]);
}

/** The exact bytes of the request for one draft loan: its JSON in UTF-8. */
export function serializeLoanDraft(draft: SendableDraft): Buffer {
  return Buffer.from(loanDraftJson(draft), "utf8");
}

function borrowerJson(borrower: SendableDraft["borrowers"][number]): string {
  return object([
    ["first_name", quoted(borrower.firstName)],
    ["last_name", quoted(borrower.lastName)],
    ["gender", quoted(borrower.gender)],
    ["client_id", quoted(borrower.clientId)],
    ["loan_id", quoted(borrower.loanId)],
    ["amount", borrower.amountText === null ? null : jsonNumber(borrower.amountText)],
  ]);
}

function instalmentJson({ date, principalText, interestText }: SendableDraft["schedule"][number]): string {
  return object([
    ["date", quoted(date)],
    ["principal", jsonNumber(principalText)],
    ["interest", jsonNumber(interestText)],
  ]);
}

/** Null is left out. */
function object(fields: (readonly [name: string, json: string | null])[]): string {
  const given = fields.flatMap(([name, json]) => (json === null ? [] : [`"${name}":${json}`]));
  return `{${given.join(",")}}`;
}

function list(items: string[]): string | null {
  return items.length === 0 ? null : `[${items.join(",")}]`;
}

/** Empty is missing, too. */
function quoted(text: string | null | undefined): string | null {
  return text ? JSON.stringify(text) : null;
}

function whole(value: number | null): string | null {
  if (value !== null && !Number.isSafeInteger(value)) throw new Error("Kiva's numbers are whole");
  return value === null ? null : String(value);
}
