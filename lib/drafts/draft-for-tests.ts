import fc from "fast-check";
import {
  GENDERS,
  NEW_MEMBER,
  type Borrower,
  type Draft,
  type GroupDraft,
  type IndividualDraft,
  type Member,
} from "./draft";
import { judgeDraft } from "./judge-draft";
import type { KivaLists } from "./kiva-lists";

/** Drafts and lists that the tests of lib/drafts share. */

export const TODAY = "2026-11-21";

export const LISTS: KivaLists = {
  activities: [
    { id: 55, name: "Dairy" },
    { id: 7, name: "Fruits & Vegetables" },
  ],
  themes: [{ id: 3, name: "Rural Inclusion" }],
  locations: ["Kisumu: Kenya", "Thiès: Senegal", "São Paulo: Brazil"],
  currencies: ["KES", "XOF", "USD", "JOD"],
  languages: [
    { id: 1, code: "en", name: "English" },
    { id: 2, code: "es", name: "Spanish" },
    { id: 3, code: "fr", name: "French" },
  ],
  usdRates: { KES: "129.5", XOF: "600" },
  fetchedAt: 0,
};

export const GIVEN = { lists: LISTS, today: TODAY };

const GRACE_ALONE: Borrower = {
  firstName: "Grace",
  lastName: "Odhiambo",
  gender: "female",
  clientId: "C-1",
  loanId: "A-2036-12",
  amount: "50,000.00",
};
export const GRACE: Member = { ...GRACE_ALONE, notPictured: false };

const SHARED = {
  location: "Kisumu: Kenya",
  activity: "Dairy",
  theme: "Rural Inclusion",
  currency: "KES",
  language: "English",
  loanUse: "to buy a second cow",
  description:
    "Grace sells milk in the market. She has worked there for years with her husband and her sons.",
  disbursalDate: "1/12/2026",
  waiverSigned: true,
  photo: { url: "", id: "photo-1", sendAs: "image" as const },
};

/** Nothing wrong and nothing missing. */
export function wholeDraft(changes: Partial<IndividualDraft> = {}): IndividualDraft {
  return {
    loanType: "individual",
    ...SHARED,
    schedule: [
      { date: "1 Jan 2027", principal: "25 000", interest: "500" },
      { date: "2027-02-01", principal: "25000.00", interest: "0" },
    ],
    borrowers: [GRACE_ALONE],
    setAside: null,
    ...changes,
  };
}

/** Nothing wrong and nothing missing either. */
export function wholeGroup(changes: Partial<GroupDraft> = {}): GroupDraft {
  const others = [
    { ...NEW_MEMBER, firstName: "Auma", lastName: "Wekesa", gender: "female" as const, clientId: "C-2" },
    { ...NEW_MEMBER, firstName: "Juma", lastName: "Barasa", gender: "male" as const, clientId: "C-3" },
  ].map((member, at) => ({ ...member, loanId: `A-${at}`, amount: "1000", notPictured: at === 1 }));
  return {
    loanType: "group",
    ...SHARED,
    groupName: "Umoja Group",
    groupClientId: "G-1",
    groupLoanId: "GL-1",
    schedule: [{ date: "2027-01-01", principal: "52,000.00", interest: "0" }],
    borrowers: [GRACE, ...others],
    ...changes,
  };
}

/** Anything somebody, or a broken file, may put in a field: emoji, markup, right to left, halves of characters. */
const anyText = fc
  .oneof(
    fc.constantFrom(
      "",
      "",
      " ",
      "Kisumu: Kenya",
      "dairy",
      "English",
      "KES",
      "JOD",
      "0",
      "500",
      "1,5",
      "1e9",
      "-3",
      "1.234",
    ),
    fc.constantFrom(
      "2026-12-24",
      "30/02/2027",
      "02/25/2027",
      "https://x.org/a.jpg",
      "http://x",
      "https://",
      "\ud83d",
    ),
    fc.constantFrom(
      "<script>alert(1)</script>",
      "👩🏾‍🌾 María",
      "مرحبا",
      "I sell milk.",
      "«je»",
      "“me",
      "Odhiambo",
    ),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ maxLength: 40 }),
  )
  .map((text) => text.replaceAll("\0", ""));

/** A value that judging takes, so that drafts without errors come up, too. */
const text = (...good: string[]) => fc.oneof(fc.constantFrom("", ...good), anyText);

const borrower = {
  firstName: text("Grace"),
  lastName: text("Odhiambo"),
  gender: fc.constantFrom("" as const, ...GENDERS),
  clientId: text("C-1"),
  loanId: text("A-1"),
  amount: text("500", "1000.00"),
};
const member = fc.oneof(fc.record({ ...borrower, notPictured: fc.boolean() }), fc.constant(NEW_MEMBER));
const shared = {
  location: text("Kisumu: Kenya", "thies: senegal"),
  activity: text("Dairy"),
  theme: text("Rural Inclusion"),
  currency: text("KES", "jod", "XOF"),
  language: text("English", "french"),
  loanUse: text("to buy seeds"),
  description: text("Grace sells milk."),
  disbursalDate: text("24/12/2026"),
  waiverSigned: fc.boolean(),
  photo: fc.record({
    url: text("https://example.org/a.jpg"),
    id: fc.constantFrom("", "photo-1"),
    sendAs: fc.constantFrom("image" as const, "url" as const),
  }),
  schedule: fc.array(
    fc.oneof(
      fc.record({ date: anyText, principal: anyText, interest: anyText }),
      fc.constantFrom(
        { date: "", principal: " ", interest: "" },
        { date: "2027-01-01", principal: "500", interest: "0" },
      ),
    ),
    { maxLength: 3 },
  ),
};
const ofTheGroup = { groupName: anyText, groupClientId: anyText, groupLoanId: anyText };

export const anyGroup: fc.Arbitrary<GroupDraft> = fc.record({
  loanType: fc.constant("group" as const),
  ...shared,
  ...ofTheGroup,
  borrowers: fc.array(member, { minLength: 1, maxLength: 4 }),
});

export const anyIndividual: fc.Arbitrary<IndividualDraft> = fc.record({
  loanType: fc.constant("individual" as const),
  ...shared,
  borrowers: fc.record(borrower).map((one) => [one]),
  setAside: fc.option(
    fc.record({
      because: fc.constantFrom("switched" as const, "came-along" as const),
      ...ofTheGroup,
      notPictured: fc.boolean(),
      others: fc.array(member, { maxLength: 3 }),
    }),
  ),
});

/** The draft with all that is in error emptied, as she would mend it. */
export function mended<Any extends Draft>(draft: Any): Any {
  const mend = structuredClone(draft);
  const bad = new Set<string>();
  for (const { severity, at } of judgeDraft(draft, GIVEN)) {
    if (severity !== "error") continue;
    const [field = "", row = "", cell = ""] = at.split(".");
    if (field === "schedule") bad.add(row);
    else if (field === "photo") mend.photo = { url: "", id: "", sendAs: "image" };
    else if (field === "borrowers") Object.assign(mend.borrowers[Number(row)] ?? {}, { [cell]: "" });
    else Object.assign(mend, { [field]: "" });
  }
  mend.schedule = mend.schedule.filter((_, at) => !bad.has(String(at)));
  return mend;
}

/** Any draft the schema takes. */
export const anyDraft: fc.Arbitrary<Draft> = fc.oneof(anyIndividual, anyGroup);
