import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEW_MEMBER } from "./draft";
import { draftSchema } from "./draft-schema";
import { anyGroup, anyIndividual, GRACE, wholeDraft, wholeGroup } from "./draft-for-tests";
import { toGroup, toIndividual } from "./switch-type";

describe("a group draft made individual", () => {
  it("keeps the first borrower and sets the rest aside", () => {
    const group = wholeGroup();
    const individual = toIndividual(group);
    expect(individual.borrowers).toEqual(wholeDraft().borrowers);
    expect(individual.setAside).toEqual({
      because: "switched",
      groupName: "Umoja Group",
      groupClientId: "G-1",
      groupLoanId: "GL-1",
      notPictured: false,
      others: group.borrowers.slice(1),
    });
    expect(Object.keys(individual)).not.toContain("groupName");
  });

  it("has nothing set aside where there was nothing", () => {
    const bare = wholeGroup({ groupName: "", groupClientId: "", groupLoanId: "", borrowers: [GRACE] });
    expect(toIndividual(bare)).toEqual(wholeDraft({ schedule: bare.schedule }));
  });

  it("and back again is what it was", () => {
    fc.assert(
      fc.property(anyGroup, (group) => {
        const individual = toIndividual(group);
        expect(draftSchema.safeParse(individual).success).toBe(true);
        expect(toGroup(individual)).toEqual(group);
      }),
      { numRuns: 200 },
    );
  });
});

describe("an individual draft made a group", () => {
  it("has one member who is on the photo", () => {
    const group = toGroup(wholeDraft());
    expect(group).toMatchObject({
      loanType: "group",
      groupName: "",
      borrowers: [{ ...GRACE, notPictured: false }],
    });
    expect(Object.keys(group)).not.toContain("setAside");
  });

  it("gets what came along with a file", () => {
    const setAside = {
      because: "came-along" as const,
      groupName: "Umoja",
      groupClientId: "",
      groupLoanId: "",
      notPictured: true,
      others: [NEW_MEMBER],
    };
    expect(toGroup(wholeDraft({ setAside }))).toMatchObject({
      groupName: "Umoja",
      borrowers: [{ firstName: "Grace", notPictured: true }, NEW_MEMBER],
    });
  });

  it("and back again is what it was, but for why something is set aside", () => {
    fc.assert(
      fc.property(anyIndividual, (individual) => {
        const back = toIndividual(toGroup(individual));
        expect({ ...back, setAside: null }).toEqual({ ...individual, setAside: null });
        expect(toGroup(back)).toEqual(toGroup(individual));
        if (back.setAside && individual.setAside) {
          expect({ ...back.setAside, because: "" }).toEqual({ ...individual.setAside, because: "" });
        }
      }),
      { numRuns: 200 },
    );
  });
});
