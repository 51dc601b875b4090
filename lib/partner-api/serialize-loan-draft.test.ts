import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loanDraftJson, serializeLoanDraft, type SendableDraft } from "./serialize-loan-draft";

const NOTHING: SendableDraft = {
  location: null,
  activityId: null,
  themeId: null,
  currency: null,
  languageId: null,
  loanUse: null,
  description: null,
  disbursalDate: null,
  waiverSigned: false,
  borrowers: [],
  group: null,
  schedule: [],
  photo: null,
};
const BORROWER = {
  firstName: "Njeri",
  lastName: null,
  gender: "female" as const,
  clientId: null,
  loanId: "0012",
  amountText: "1250.50",
};

describe("the JSON of a draft loan", () => {
  test("leaves out what is missing", () => {
    expect(loanDraftJson(NOTHING)).toBe('{"client_waiver_signed":false}');
  });

  test("keeps the digits of every amount and the text of every ID", () => {
    const json = loanDraftJson({
      ...NOTHING,
      borrowers: [{ ...BORROWER, amountText: "12345678901234.10" }],
      schedule: [{ date: "2027-01-31", principalText: "0.10", interestText: "0" }],
    });
    expect(json).toContain(
      '"entreps":[{"first_name":"Njeri","gender":"female","loan_id":"0012","amount":12345678901234.10}]',
    );
    expect(json).toContain('"schedule":[{"date":"2027-01-31","principal":0.10,"interest":0}]');
  });

  test("has none of the four group fields unless it is a group's", () => {
    const individual = JSON.parse(loanDraftJson({ ...NOTHING, borrowers: [BORROWER] })) as object;
    for (const field of ["group_name", "internal_client_id", "internal_loan_id", "not_pictured"]) {
      expect(individual).not.toHaveProperty(field);
    }
    const group = { name: "Umoja", clientId: null, loanId: "GL-7", notPictured: [false, true] };
    expect(JSON.parse(loanDraftJson({ ...NOTHING, borrowers: [BORROWER, BORROWER], group }))).toMatchObject({
      group_name: "Umoja",
      internal_loan_id: "GL-7",
      not_pictured: [false, true],
    });
  });

  test("refuses a not_pictured that does not cover every borrower, and an amount that is no plain decimal", () => {
    const group = { name: "Umoja", clientId: null, loanId: null, notPictured: [false] };
    expect(() => loanDraftJson({ ...NOTHING, borrowers: [BORROWER, BORROWER], group })).toThrow();
    for (const amountText of ["1e9", "01", "-5", "1,000", ""]) {
      expect(() => loanDraftJson({ ...NOTHING, borrowers: [{ ...BORROWER, amountText }] })).toThrow();
    }
  });

  test("carries the photo as a data URI or as its address", () => {
    expect(loanDraftJson({ ...NOTHING, photo: { kind: "image", base64: "/9j/4A==" } })).toContain(
      '"image_encoded":"data:image/jpeg;base64,/9j/4A=="',
    );
    expect(loanDraftJson({ ...NOTHING, photo: { kind: "url", url: "https://example.org/a.jpg" } })).toContain(
      '"image_url":"https://example.org/a.jpg"',
    );
  });

  test("brings any text through unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        const sent = serializeLoanDraft({ ...NOTHING, description: text, location: text });
        expect(JSON.parse(sent.toString("utf8"))).toMatchObject({ description: text, location: text });
      }),
    );
  });
});
