import type { Draft } from "./draft";
import { readDraft } from "./draft-reading";
import { moneyAdvice } from "./judge-advice";
import { draftErrors } from "./judge-errors";
import { missingFields } from "./judge-missing";
import { textAdvice } from "./judge-text";
import type { KivaLists } from "./kiva-lists";
import type { DraftProblem } from "./problems";

/** What a draft is judged against. */
export interface JudgeGiven {
  /** Null until they are here; then no list value can be matched. */
  lists: KivaLists | null;
  /** ISO date. */
  today: string;
  /** False where nobody reads the sentences, as where they are counted: names near a wrong one are not looked for. */
  suggest?: boolean;
}

const PAGE_ORDER =
  "location activity theme currency language loanUse description disbursalDate waiverSigned photo groupName groupClientId groupLoanId borrowers schedule".split(
    " ",
  );
const CELL_ORDER = "firstName lastName gender clientId loanId amount date principal interest".split(" ");

/** Where a field stands on the page; what is said of a whole list stands above its rows. */
function place(at: string): [number, number, number] {
  const [field = "", row, cell = ""] = at.split(".");
  const isRow = row !== undefined && /^\d+$/.test(row);
  return [PAGE_ORDER.indexOf(field), isRow ? Number(row) : -1, CELL_ORDER.indexOf(cell)];
}

function inPageOrder(left: DraftProblem, right: DraftProblem): number {
  const [one, other] = [place(left.at), place(right.at)];
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/**
 * Everything there is to say about a draft, in the order of the page, and for one field the graver first. Takes any
 * draft of the schema and never throws. What is set aside is not judged: it is not sent.
 */
export function judgeDraft(draft: Draft, given: JudgeGiven): DraftProblem[] {
  const reading = readDraft(draft, given.lists);
  return [
    ...draftErrors(reading, given.suggest !== false),
    ...missingFields(draft),
    ...textAdvice(reading),
    ...moneyAdvice(reading, given.today),
  ].sort(inPageOrder);
}
