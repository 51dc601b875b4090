import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serializeLoanDraft } from "@/lib/partner-api/serialize-loan-draft";
import { emptyDraft, NEW_MEMBER } from "./draft";
import {
  anyDraft,
  anyIndividual,
  GIVEN,
  GRACE,
  LISTS,
  mended,
  wholeDraft,
  wholeGroup,
} from "./draft-for-tests";
import { judgeDraft } from "./judge-draft";
import { toSendable } from "./sendable";
import { toIndividual } from "./switch-type";

describe("a draft as it goes out", () => {
  it("has Kiva's numbers, ISO dates and exact amounts", () => {
    const draft = wholeDraft({
      location: " kisumu:  kenya",
      activity: "DAIRY",
      language: "english",
      currency: "kes",
    });
    expect(toSendable(draft, LISTS)).toEqual({
      location: "Kisumu: Kenya",
      activityId: 55,
      themeId: 3,
      currency: "KES",
      languageId: 1,
      loanUse: "to buy a second cow",
      description: draft.description,
      disbursalDate: "2026-12-01",
      waiverSigned: true,
      borrowers: [
        {
          firstName: "Grace",
          lastName: "Odhiambo",
          gender: "female",
          clientId: "C-1",
          loanId: "A-2036-12",
          amountText: "50000.00",
        },
      ],
      group: null,
      schedule: [
        { date: "2027-01-01", principalText: "25000.00", interestText: "500.00" },
        { date: "2027-02-01", principalText: "25000.00", interestText: "0.00" },
      ],
      photo: null,
    });
  });

  it("is nothing but holes where nothing is filled in, lists or no lists", () => {
    const nothing = toSendable(emptyDraft(), null);
    expect(nothing).toMatchObject({
      location: null,
      activityId: null,
      borrowers: [],
      schedule: [],
      group: null,
    });
    expect(serializeLoanDraft(nothing).toString()).toBe('{"client_waiver_signed":false}');
  });

  it("keeps the decimals of every figure as text", () => {
    const draft = wholeDraft({
      currency: "JOD",
      borrowers: [{ ...GRACE, amount: "999999999999.125" }],
      schedule: [{ date: "2027-01-01", principal: "0.1", interest: "1000,005" }],
    });
    const sent = toSendable(draft, LISTS);
    expect(sent.borrowers[0]?.amountText).toBe("999999999999.125");
    expect(sent.schedule[0]).toEqual({
      date: "2027-01-01",
      principalText: "0.100",
      interestText: "1000.005",
    });
  });

  it("has IDs as they are typed, but for space around them", () => {
    const draft = wholeDraft({ borrowers: [{ ...GRACE, loanId: " 0012 ", clientId: "LOAN/5/2023" }] });
    expect(toSendable(draft, LISTS).borrowers[0]).toMatchObject({ loanId: "0012", clientId: "LOAN/5/2023" });
  });

  it("has no half of a character, and markup as it is", () => {
    const draft = wholeDraft({ description: "Milk \ud83d <b>and</b> 👩🏾‍🌾" });
    expect(toSendable(draft, LISTS).description).toBe("Milk \ufffd <b>and</b> 👩🏾‍🌾");
  });

  it("has the photo's address only where that was chosen", () => {
    const url = "https://example.org/a.jpg";
    const photo = (sendAs: "image" | "url") =>
      toSendable(wholeDraft({ photo: { url, id: "photo-1", sendAs } }), LISTS).photo;
    expect(photo("url")).toEqual({ kind: "url", url });
    expect(photo("image")).toBeNull();
  });

  it("is refused where it has errors", () => {
    expect(() => toSendable(wholeDraft({ activity: "Dary" }), LISTS)).toThrow("errors");
    expect(() => toSendable(wholeDraft(), null)).toThrow("errors");
    expect(() =>
      toSendable(wholeDraft({ schedule: [{ date: "", principal: "1", interest: "0" }] }), LISTS),
    ).toThrow();
  });
});

describe("a group as it goes out", () => {
  it("has its own name and IDs and one not_pictured a borrower, in their order", () => {
    expect(toSendable(wholeGroup(), LISTS).group).toEqual({
      name: "Umoja Group",
      clientId: "G-1",
      loanId: "GL-1",
      notPictured: [false, false, true],
    });
  });

  it("drops blank borrowers together with their not_pictured", () => {
    const [grace, auma, juma] = wholeGroup().borrowers;
    const blank = { ...NEW_MEMBER, notPictured: true };
    const draft = wholeGroup({
      borrowers: [grace, blank, juma, blank, auma].filter((one) => one !== undefined),
    });
    const sent = toSendable(draft, LISTS);
    expect(sent.borrowers.map(({ firstName }) => firstName)).toEqual(["Grace", "Juma", "Auma"]);
    expect(sent.group?.notPictured).toEqual([false, true, false]);
  });

  it("made individual carries nothing of the group, and so does every individual draft", () => {
    expect(toSendable(toIndividual(wholeGroup()), LISTS).group).toBeNull();
    fc.assert(
      fc.property(anyIndividual, (draft) => {
        const json = serializeLoanDraft(toSendable(mended(draft), LISTS)).toString();
        const sent = Object.keys(JSON.parse(json) as object);
        const groupOnly = ["group_name", "internal_client_id", "internal_loan_id", "not_pictured"];
        expect(sent.filter((key) => groupOnly.includes(key))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("any draft without errors", () => {
  it("can be sent", () => {
    fc.assert(
      fc.property(anyDraft, (any) => {
        const draft = mended(any);
        expect(judgeDraft(draft, GIVEN).filter(({ severity }) => severity === "error")).toEqual([]);
        const sent = toSendable(draft, LISTS);
        expect(JSON.parse(serializeLoanDraft(sent).toString())).toBeTypeOf("object");
        if (sent.group) expect(sent.group.notPictured).toHaveLength(sent.borrowers.length);
      }),
      { numRuns: 200 },
    );
  });
});
