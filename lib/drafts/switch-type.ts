import type { GroupDraft, IndividualDraft, SetAside } from "./draft";

/** The draft as a group loan; what an earlier switch or a file set aside comes back. Loses nothing. */
export function toGroup(draft: IndividualDraft): GroupDraft {
  const { setAside, borrowers, ...shared } = draft;
  const [first, ...more] = borrowers.map((borrower) => ({
    ...borrower,
    notPictured: setAside?.notPictured ?? false,
  }));
  return {
    ...shared,
    loanType: "group",
    groupName: setAside?.groupName ?? "",
    groupClientId: setAside?.groupClientId ?? "",
    groupLoanId: setAside?.groupLoanId ?? "",
    borrowers: [...(first ? [first] : []), ...more, ...(setAside?.others ?? [])],
  };
}

/**
 * The draft as an individual loan: the first borrower stays, and what only a group loan may have is set aside, to be
 * shown and brought back, never to be sent. Loses nothing.
 */
export function toIndividual(draft: GroupDraft): IndividualDraft {
  const { groupName, groupClientId, groupLoanId, borrowers, ...shared } = draft;
  const [first, ...others] = borrowers;
  if (!first) throw new Error("a draft has a borrower");
  const { notPictured, ...borrower } = first;
  const setAside: SetAside = {
    because: "switched",
    groupName,
    groupClientId,
    groupLoanId,
    notPictured,
    others,
  };
  const isNothing = !notPictured && others.length === 0 && groupName + groupClientId + groupLoanId === "";
  return { ...shared, loanType: "individual", borrowers: [borrower], setAside: isNothing ? null : setAside };
}
