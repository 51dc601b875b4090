import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTypes } from "./compare-types";
import { NEW_MEMBER, type Draft } from "./draft";
import { anyDraft, GIVEN, wholeDraft, wholeGroup } from "./draft-for-tests";
import { judgeDraft } from "./judge-draft";
import { toGroup, toIndividual } from "./switch-type";

function refused(draft: Draft) {
  return compareTypes(draft, GIVEN).individual.refused.map(({ code, at, params }) => [
    at,
    code,
    ...Object.values(params),
  ]);
}

describe("a group draft, if it were individual", () => {
  it("would be refused for what only a group has", () => {
    expect(refused(wholeGroup())).toEqual([
      ["groupName", "group-only.groupName", "Umoja Group"],
      ["groupClientId", "group-only.groupClientId", "G-1"],
      ["groupLoanId", "group-only.groupLoanId", "GL-1"],
      ["borrowers", "type.several-borrowers", 3],
      ["borrowers.2.notPictured", "group-only.notPictured", 1],
    ]);
  });

  it("would not be refused for what is blank", () => {
    const [grace = NEW_MEMBER] = wholeGroup().borrowers;
    const draft = wholeGroup({
      groupName: " ",
      groupClientId: "",
      groupLoanId: "",
      borrowers: [grace, NEW_MEMBER],
    });
    expect(refused(draft)).toEqual([]);
  });

  it("has the problems of its first borrower only", () => {
    const draft = wholeGroup({
      groupName: "",
      schedule: [{ date: "2027-01-01", principal: "50,000.00", interest: "0" }],
    });
    const { individual, group } = compareTypes(draft, GIVEN);
    expect(individual.problems).toEqual([]);
    expect(group).toMatchObject({
      refused: [],
      problems: [{ code: "missing.groupName" }, { code: "schedule.sum" }],
    });
  });
});

describe("an individual draft", () => {
  it("is refused for nothing", () => {
    expect(refused(wholeDraft())).toEqual([]);
  });

  it("would be refused for what came along with it, were it sent as typed", () => {
    const others = wholeGroup().borrowers.slice(1);
    const ofTheGroup = { groupName: "No Group", groupClientId: "", groupLoanId: "" };
    const setAside = { because: "came-along" as const, ...ofTheGroup, notPictured: true, others };
    expect(refused(wholeDraft({ setAside }))).toEqual([
      ["setAside.groupName", "group-only.groupName", "No Group"],
      ["setAside.others", "type.several-borrowers", 3],
      ["setAside.notPictured", "group-only.notPictured", 2],
    ]);
    expect(refused(wholeDraft({ setAside: { ...setAside, notPictured: false } }))).toContainEqual([
      "setAside.others.1.notPictured",
      "group-only.notPictured",
      1,
    ]);
  });

  it("lacks a group's name, if it were a group", () => {
    const { problems } = compareTypes(wholeDraft(), GIVEN).group;
    expect(problems.map(({ code }) => code)).toEqual(["missing.groupName", "group.one-borrower"]);
  });
});

describe("any draft", () => {
  it("has the problems it has, and those it would have after switching; both types refuse the same", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const views = compareTypes(draft, GIVEN);
        expect(views[draft.loanType].problems).toEqual(judgeDraft(draft, GIVEN));
        const switched = draft.loanType === "group" ? toIndividual(draft) : toGroup(draft);
        expect(views[switched.loanType].problems).toEqual(judgeDraft(switched, GIVEN));
        const codes = (of: Draft) => compareTypes(of, GIVEN).individual.refused.map(({ code }) => code);
        expect(codes(switched)).toEqual(codes(draft));
      }),
      { numRuns: 100 },
    );
  });
});
