import type { Draft } from "./draft";
import { plainName } from "./kiva-lists";

/** What a draft is found by in the list: names and IDs, without case and accents. */
export function searchText(draft: Draft): string {
  const group = draft.loanType === "group" ? [draft.groupName, draft.groupClientId, draft.groupLoanId] : [];
  const people = draft.borrowers.flatMap(({ firstName, lastName, clientId, loanId }) => [
    `${firstName} ${lastName}`,
    clientId,
    loanId,
  ]);
  return plainName([...group, ...people, draft.location, draft.activity].filter(Boolean).join(" | "));
}
