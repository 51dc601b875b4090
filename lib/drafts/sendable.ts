import type { SendableDraft } from "@/lib/partner-api/serialize-loan-draft";
import type { Draft } from "./draft";
import { listedName, readDraft, type DraftReading, type ReadRow } from "./draft-reading";
import type { KivaLists, ListField } from "./kiva-lists";

/** A half of a character, as a cut in the middle of an emoji leaves it: no UTF-8 can hold it. */
const HALF_CHARACTER = /\p{Surrogate}/gu;

function textOrNull(text: string): string | null {
  return text.trim().replace(HALF_CHARACTER, "\ufffd") || null;
}

const NOT_JUDGED = "a draft with errors cannot be sent";

/** What is typed must have been read: judging says so before anything is sent. */
function sure<Value>(read: Value | null, typed: string): Value | null {
  if (read === null && typed.trim() !== "") throw new Error(NOT_JUDGED);
  return read;
}

function rowOf({ date, principal, interest }: ReadRow): SendableDraft["schedule"][number] {
  if (date === null || principal === null || interest === null) throw new Error(NOT_JUDGED);
  return { date, principalText: principal, interestText: interest };
}

function groupOf({ draft, borrowers }: DraftReading): SendableDraft["group"] {
  if (draft.loanType === "individual") return null;
  return {
    name: textOrNull(draft.groupName),
    clientId: textOrNull(draft.groupClientId),
    loanId: textOrNull(draft.groupLoanId),
    notPictured: borrowers.map(({ notPictured }) => notPictured),
  };
}

/**
 * The draft as it goes to Kiva: trimmed, with Kiva's numbers for the names of its lists and blank borrowers dropped
 * together with their place in `notPictured`. Only for drafts that judgeDraft finds no error in; throws otherwise.
 * The kept photo is not in here: whoever sends puts it in from the store.
 */
export function toSendable(draft: Draft, lists: KivaLists | null): SendableDraft {
  const reading = readDraft(draft, lists);
  const listed = (field: ListField) => sure(listedName(draft, field, lists), draft[field]);
  const [activity, theme, language] = [listed("activity"), listed("theme"), listed("language")];
  const url = draft.photo.url.trim();
  return {
    location: listed("location"),
    activityId: lists?.activities.find(({ name }) => name === activity)?.id ?? null,
    themeId: lists?.themes.find(({ name }) => name === theme)?.id ?? null,
    currency: listed("currency"),
    languageId: lists?.languages.find(({ name }) => name === language)?.id ?? null,
    loanUse: textOrNull(draft.loanUse),
    description: textOrNull(draft.description),
    disbursalDate: sure(reading.disbursal, draft.disbursalDate),
    waiverSigned: draft.waiverSigned,
    borrowers: reading.borrowers.map(({ borrower, amountText }) => ({
      firstName: textOrNull(borrower.firstName),
      lastName: textOrNull(borrower.lastName),
      gender: borrower.gender || null,
      clientId: textOrNull(borrower.clientId),
      loanId: textOrNull(borrower.loanId),
      amountText: sure(amountText, borrower.amount),
    })),
    group: groupOf(reading),
    schedule: reading.rows.map(rowOf),
    photo: draft.photo.sendAs === "url" && url !== "" ? { kind: "url", url } : null,
  };
}
