import { isBlankBorrower, type Draft, type Member } from "./draft";
import { judgeDraft, type JudgeGiven } from "./judge-draft";
import type { DraftProblem } from "./problems";
import { toGroup, toIndividual } from "./switch-type";

/**
 * Why PA2 would refuse to publish an individual loan if everything that is typed went out: it holds the four group
 * fields against one (partner-api/domain.md, 1.2), and it has one borrower. Words: `draftProblems.types.<code>`.
 */
export type TypeRefusalCode =
  /** params `text` */
  | "group-only.groupName"
  | "group-only.groupClientId"
  | "group-only.groupLoanId"
  /** params `count`: how many are marked as not pictured */
  | "group-only.notPictured"
  /** params `count`, blank ones aside */
  | "type.several-borrowers";

export interface TypeRefusal {
  code: TypeRefusalCode;
  /** The field in the draft as it is: "groupName", "borrowers.1.notPictured", "setAside.groupName". */
  at: string;
  params: Record<string, string | number>;
}

/** One type's view of a draft. */
export interface TypeView {
  /** What would be refused for the type's sake if the draft went out with everything typed, set aside or not. */
  refused: TypeRefusal[];
  /** All there is to say once the draft is of this type: what the type does not take is set aside then. */
  problems: DraftProblem[];
}

/**
 * What would be refused under each loan type, and why. A group loan takes all that an individual one does, so nothing
 * is refused for being one: a missing group name, say, stands in its `problems`.
 */
export function compareTypes(draft: Draft, given: JudgeGiven): { individual: TypeView; group: TypeView } {
  const individual = draft.loanType === "individual" ? draft : toIndividual(draft);
  const group = draft.loanType === "group" ? draft : toGroup(draft);
  return {
    individual: { refused: individualRefusals(draft), problems: judgeDraft(individual, given) },
    group: { refused: [], problems: judgeDraft(group, given) },
  };
}

function individualRefusals(draft: Draft): TypeRefusal[] {
  if (draft.loanType === "group") {
    return refusals({ fields: draft, members: draft.borrowers }, "", (at) => `borrowers.${at}`);
  }
  const { setAside, borrowers } = draft;
  if (!setAside) return [];
  const stayed = borrowers.map((borrower) => ({ ...borrower, notPictured: setAside.notPictured }));
  const at = (index: number) => (index === 0 ? "setAside" : `setAside.others.${index - 1}`);
  return refusals({ fields: setAside, members: [...stayed, ...setAside.others] }, "setAside.", at);
}

interface OfTheGroup {
  fields: Record<"groupName" | "groupClientId" | "groupLoanId", string>;
  members: Member[];
}

function refusals(
  { fields, members }: OfTheGroup,
  prefix: string,
  whose: (at: number) => string,
): TypeRefusal[] {
  const named = (["groupName", "groupClientId", "groupLoanId"] as const).flatMap((field): TypeRefusal[] => {
    const text = fields[field].trim();
    return text === "" ? [] : [{ code: `group-only.${field}`, at: prefix + field, params: { text } }];
  });
  const marked = members.filter(({ notPictured }) => notPictured).length;
  const firstMarked = members.findIndex(({ notPictured }) => notPictured);
  const filled = members.filter((member) => !isBlankBorrower(member)).length;
  return [
    ...named,
    ...(filled > 1
      ? [
          {
            code: "type.several-borrowers" as const,
            at: prefix === "" ? "borrowers" : `${prefix}others`,
            params: { count: filled },
          },
        ]
      : []),
    ...(marked > 0
      ? [
          {
            code: "group-only.notPictured" as const,
            at: `${whose(firstMarked)}.notPictured`,
            params: { count: marked },
          },
        ]
      : []),
  ];
}
