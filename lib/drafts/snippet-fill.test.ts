import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDraft, NEW_MEMBER, type GroupDraft } from "./draft";
import type { KivaLists } from "./kiva-lists";
import { fillSnippet, PLACEHOLDERS } from "./snippet-fill";

const LISTS: KivaLists = {
  activities: [],
  themes: [],
  locations: [],
  currencies: ["KES"],
  languages: [
    { id: 1, code: "en", name: "English" },
    { id: 2, code: "es", name: "Spanish" },
    { id: 3, code: "fr", name: "French" },
  ],
  usdRates: {},
  fetchedAt: 0,
};

const GROUP: GroupDraft = {
  loanType: "group",
  theme: "",
  currency: "KES",
  language: "Spanish",
  description: "",
  disbursalDate: "",
  waiverSigned: false,
  photo: { url: "", id: "", sendAs: "image" },
  schedule: [],
  groupName: "Amani",
  groupClientId: "",
  groupLoanId: "",
  location: "Kisumu: Kenya",
  activity: "Dairy",
  loanUse: "to buy {firstName} a cow",
  borrowers: [
    { ...NEW_MEMBER, firstName: " Ana ", lastName: "Ruiz", amount: "1250" },
    { ...NEW_MEMBER, firstName: "Berta", amount: "1250,50" },
    { ...NEW_MEMBER, firstName: "Inés", amount: "10000" },
    NEW_MEMBER,
  ],
};

describe("fillSnippet", () => {
  it.each([
    ["{firstName} {lastName} of {groupName}", "Ana Ruiz of Amani"],
    ["{first name} {Nombre} {prénom} {FIRST_NAME}", "Ana Ana Ana Ana"],
    ["{borrowers} ({borrowerCount})", "Ana, Berta e Inés (3)"],
    ["{amount} {currency} in {location}: {actividad}", "12.500,50 KES in Kisumu, Kenya: Dairy"],
    ["{loanUse}", "to buy {firstName} a cow"],
    ["no braces, { alone", "no braces, { alone"],
  ])("%s", (text, filled) => {
    expect(fillSnippet(text, GROUP, LISTS)).toEqual({ text: filled, unfilled: [] });
  });

  it("leaves what it cannot fill", () => {
    const text = "{firstName}, {cow}, {cow}, {groupName}, {amount}";
    expect(fillSnippet(text, emptyDraft())).toEqual({
      text,
      unfilled: ["firstName", "cow", "groupName", "amount"],
    });
  });

  it("does not sum amounts that cannot be read", () => {
    const draft = { ...GROUP, borrowers: [{ ...NEW_MEMBER, amount: "1.234" }] };
    expect(fillSnippet("{amount}", draft).unfilled).toEqual(["amount"]);
  });

  it("fills every placeholder of a full draft, and never throws", () => {
    const text = PLACEHOLDERS.map((key) => `{${key}}`).join(" ");
    expect(fillSnippet(text, GROUP, LISTS).unfilled).toEqual([]);
    fc.assert(fc.property(fc.string(), (any) => void fillSnippet(`{${any}}${any}`, GROUP, LISTS)));
  });
});
