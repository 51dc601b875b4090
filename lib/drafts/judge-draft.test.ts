import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDraft, NEW_MEMBER, type Draft, type Instalment } from "./draft";
import { anyDraft, GIVEN, GRACE, LISTS, TODAY, wholeDraft, wholeGroup } from "./draft-for-tests";
import { judgeDraft } from "./judge-draft";
import { DRAFT_PROBLEMS } from "./problems";

function judge(draft: Draft, lists: typeof LISTS | null = LISTS): string[] {
  return judgeDraft(draft, { lists, today: TODAY }).map(({ at, code }) => `${at}: ${code}`);
}

function found(draft: Draft, code: string) {
  return judgeDraft(draft, GIVEN).filter((problem) => problem.code === code);
}

/** The whole draft with its amount and a schedule that adds up to it. */
function amounting(amount: string, currency = "KES"): Draft {
  const schedule = [{ date: "2027-01-01", principal: amount, interest: "0" }];
  return wholeDraft({ currency, schedule, borrowers: [{ ...GRACE, amount }] });
}

function scheduled(...rows: [date: string, principal: string, interest: string][]): Draft {
  return wholeDraft({
    schedule: rows.map(([date, principal, interest]): Instalment => ({ date, principal, interest })),
  });
}

describe("a whole draft", () => {
  it.each([["individual", wholeDraft()] as const, ["group", wholeGroup()] as const])(
    "%s has no problem",
    (_, draft) => {
      expect(judge(draft)).toEqual([]);
    },
  );
});

describe("an empty draft", () => {
  it("has no error, and PA2 asks for everything, in the order of the page", () => {
    expect(judge(emptyDraft(), null)).toEqual([
      "location: missing.location",
      "activity: missing.activity",
      "theme: missing.theme",
      "currency: missing.currency",
      "language: missing.language",
      "loanUse: missing.loanUse",
      "description: missing.description",
      "disbursalDate: missing.disbursalDate",
      "waiverSigned: missing.waiverSigned",
      "photo: missing.photo",
      "borrowers.0.firstName: missing.firstName",
      "borrowers.0.lastName: missing.lastName",
      "borrowers.0.gender: missing.gender",
      "borrowers.0.clientId: missing.clientId",
      "borrowers.0.loanId: missing.loanId",
      "borrowers.0.amount: missing.amount",
      "schedule: missing.schedule",
    ]);
  });

  it("of a group lacks the group's name, and its blank borrowers are passed over but for the first", () => {
    const draft = wholeGroup({ groupName: " ", borrowers: [NEW_MEMBER, GRACE, NEW_MEMBER, NEW_MEMBER] });
    expect(judge(draft).filter((line) => line.includes("missing"))).toEqual([
      "groupName: missing.groupName",
      ...["firstName", "lastName", "gender", "clientId", "loanId", "amount"].map(
        (field) => `borrowers.0.${field}: missing.${field}`,
      ),
    ]);
  });

  it("is asked about a borrower who is half filled in", () => {
    const draft = wholeGroup({ borrowers: [GRACE, { ...NEW_MEMBER, firstName: "Auma" }] });
    expect(judge(draft)).toContain("borrowers.1.amount: missing.amount");
  });
});

describe("a value of a list", () => {
  it("may be typed in any case and without accents", () => {
    expect(judge(wholeDraft({ location: "thies:  SENEGAL" }))).toEqual([]);
  });

  it.each([
    ["activity", "Dary", "Dairy"],
    ["activity", "Dairy cows", "Dairy"],
    ["activity", "Welding", ""],
    ["location", "Kisumu", "Kisumu: Kenya"],
    ["location", "senegal", "Thiès: Senegal"],
    ["currency", "Ksh", "KES"],
    ["language", "x", ""],
  ] as const)("%s %j is not in it: %j may be meant", (field, text, suggestion) => {
    const [problem] = found(wholeDraft({ [field]: text }), "list.unmatched");
    expect(problem).toMatchObject({ at: field, severity: "error", params: { text, suggestion } });
  });

  it("is shown shortened where it is endless", () => {
    const [problem] = found(wholeDraft({ activity: "👩🏾‍🌾".repeat(100) }), "list.unmatched");
    expect(Array.from(String(problem?.params.text))).toHaveLength(60);
  });

  it("cannot be matched without lists", () => {
    expect(judge(wholeDraft(), null)).toEqual([
      "location: list.absent",
      "activity: list.absent",
      "theme: list.absent",
      "currency: list.absent",
      "language: list.absent",
    ]);
  });
});

describe("what cannot be sent", () => {
  it.each([
    ["0", "amount.zero"],
    ["-5", "amount.negative"],
    ["1e9", "amount.scientific"],
    ["1.234", "amount.ambiguous"],
    ["12.345,678", "amount.decimals"],
    ["abc", "amount.unreadable"],
    ["€50", "amount.other-currency"],
    ["1234567890123456", "amount.digits"],
  ])("an amount of %j: %s", (amount, code) => {
    expect(judge(wholeDraft({ borrowers: [{ ...GRACE, amount }] }))).toEqual([`borrowers.0.amount: ${code}`]);
  });

  it.each([
    ["30/02/2027", "date.no-such-day"],
    ["02/25/2027", "date.month-first"],
    ["soon", "date.unreadable"],
  ])("a date of %j: %s", (disbursalDate, code) => {
    expect(judge(wholeDraft({ disbursalDate }))).toEqual([`disbursalDate: ${code}`]);
  });

  it("a text that is too long, counted in characters as she sees them", () => {
    expect(found(wholeDraft({ loanUse: "🐄".repeat(501) }), "text.too-long")).toMatchObject([
      { at: "loanUse", params: { count: 501, limit: 500 } },
    ]);
    expect(judge(wholeDraft({ loanUse: "🐄".repeat(500), description: `${"é".repeat(10_000)}  ` }))).toEqual(
      [],
    );
    const name = "x".repeat(201);
    expect(
      judge(wholeDraft({ borrowers: [{ ...GRACE, loanId: name }], description: "é".repeat(10_001) })),
    ).toEqual(["description: text.too-long", "borrowers.0.loanId: text.too-long"]);
    expect(judge(wholeGroup({ groupLoanId: name }))).toEqual(["groupLoanId: text.too-long"]);
  });

  it("a group of 60, but not one of 50 with blank rows", () => {
    const members = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...GRACE, loanId: `L-${at}` }));
    expect(found(wholeGroup({ borrowers: members(60) }), "group.too-many")).toMatchObject([
      { at: "borrowers", params: { count: 60, limit: 50 } },
    ]);
    const borrowers = [...members(50), NEW_MEMBER, NEW_MEMBER];
    expect(found(wholeGroup({ borrowers }), "group.too-many")).toEqual([]);
  });

  it.each([
    ["https://example.org/a.jpg", "", "image", "photo.not-fetched"],
    ["https://example.org/a.jpg", "photo-1", "image", null],
    ["https://example.org/a.jpg", "", "url", null],
    ["http://example.org/a.jpg", "", "url", "photo.address"],
    ["https://", "", "url", "photo.address"],
    ["https://me:secret@example.org/a.jpg", "", "url", "photo.address"],
    ["https://example.org/a b.jpg", "", "url", "photo.address"],
    ["javascript:alert(1)", "", "url", "photo.address"],
    ["", "photo-1", "url", "photo.address"],
  ] as const)("the photo %j, kept as %j, sent as %s: %s", (url, id, sendAs, code) => {
    expect(judge(wholeDraft({ photo: { url, id, sendAs } }))).toEqual(code ? [`photo.url: ${code}`] : []);
  });

  it("an instalment that lacks a cell, while blank rows are passed over", () => {
    expect(judge(scheduled(["", " ", ""], ["2027-01-01", "50000", ""], ["", "", ""]))).toEqual([
      "schedule.1.interest: schedule.cell-missing",
    ]);
    expect(judge(scheduled(["", " ", ""]))).toEqual(["schedule: missing.schedule"]);
  });

  it("an instalment that cannot be read", () => {
    expect(judge(scheduled(["30 February 2027", "1e9", "-1"]))).toEqual([
      "schedule.0.date: date.no-such-day",
      "schedule.0.principal: amount.scientific",
      "schedule.0.interest: amount.negative",
    ]);
  });

  it("a schedule of more than 240 instalments", () => {
    const schedule = Array.from({ length: 241 }, () => ({
      date: "2027-01-01",
      principal: "0",
      interest: "0",
    }));
    expect(judge(wholeDraft({ schedule }))[0]).toBe("schedule: schedule.too-long");
  });
});

describe("advice on money and dates", () => {
  it.each([
    ["2026-10-22", "disbursal.past"],
    ["2026-10-23", undefined],
    ["2027-02-19", undefined],
    ["2027-02-20", "disbursal.future"],
  ])("a disbursal on %s: %s", (disbursalDate, code) => {
    const codes = judgeDraft(wholeDraft({ disbursalDate }), GIVEN).map((problem) => problem.code);
    expect(codes.find((each) => each.startsWith("disbursal"))).toBe(code);
  });

  it.each([
    ["647.50", "KES", "5.00"],
    ["647.51", "KES", null],
    ["3000", "XOF", "5.00"],
    ["10", "XOF", "0.02"],
    ["5", "USD", "5.00"],
    ["5.01", "USD", null],
    ["1", "JOD", null],
  ])("an amount of %s %s is %s dollars", (amount, currency, usd) => {
    expect(found(amounting(amount, currency), "amount.small")).toMatchObject(
      usd === null ? [] : [{ at: "borrowers.0.amount", severity: "advice", params: { usd, currency } }],
    );
  });

  it("a rate that makes no sense says nothing", () => {
    for (const rate of ["0", "", "NaN", "-1", "1e3"]) {
      const lists = { ...LISTS, usdRates: { KES: rate } };
      expect(judge(amounting("1"), lists)).toEqual([]);
    }
  });

  it("a group's amount is that of all together", () => {
    const two = [GRACE, { ...GRACE, loanId: "A-2" }].map((member) => ({ ...member, amount: "300" }));
    const schedule = [{ date: "2027-01-01", principal: "600", interest: "0" }];
    expect(judge(wholeGroup({ borrowers: two, schedule }))).toEqual(["borrowers: amount.small"]);
  });

  it("a schedule that does not add up, to the last cent", () => {
    expect(found(scheduled(["2027-01-01", "49999.99", "0"]), "schedule.sum")).toMatchObject([
      { at: "schedule", params: { sum: "49999.99", amount: "50000.00", currency: "KES" } },
    ]);
    expect(judge(scheduled(["2027-01-01", "49999.99", "0"], ["2027-02-01", "0.01", "0"]))).toEqual([]);
    expect(judge(scheduled(["2027-01-01", "1", "0"], ["2027-02-01", "", "0"]))).toEqual([
      "schedule.1.principal: schedule.cell-missing",
    ]);
  });

  it("instalments before the disbursal or out of order", () => {
    const rows = scheduled(["2026-11-30", "0", "0"], ["2026-12-01", "0", "0"], ["1/12/2026", "50000", "0"]);
    expect(judge(rows)).toEqual([
      "schedule.0.date: schedule.before-disbursal",
      "schedule.2.date: schedule.order",
    ]);
  });

  it("a loan ID that two borrowers share", () => {
    const borrowers = [
      GRACE,
      NEW_MEMBER,
      { ...GRACE, loanId: " A-2036-12 " },
      { ...GRACE, loanId: "a-2036-12" },
    ];
    expect(found(wholeGroup({ borrowers }), "borrower.loan-id-twice")).toMatchObject([
      { at: "borrowers.2.loanId", params: { loanId: "A-2036-12", other: 1 } },
    ]);
  });

  it("a group of one whom nobody sees", () => {
    const borrowers = [{ ...GRACE, notPictured: true }, NEW_MEMBER];
    const schedule = [{ date: "2027-01-01", principal: "50000", interest: "0" }];
    expect(judge(wholeGroup({ borrowers, schedule }))).toEqual([
      "borrowers: group.one-borrower",
      "borrowers: group.nobody-pictured",
    ]);
  });
});

describe("any draft", () => {
  it("is judged, with known codes, at fields that it has", () => {
    const lists = fc.constantFrom(LISTS, null);
    fc.assert(
      fc.property(anyDraft, lists, (draft, given) => {
        for (const { code, severity, at } of judgeDraft(draft, { lists: given, today: TODAY })) {
          expect(DRAFT_PROBLEMS[code]).toBe(severity);
          const value = at
            .split(".")
            .reduce<unknown>((of, key) => (of as Record<string, unknown>)[key], draft);
          expect(value, at).toBeDefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is judged quickly, however long", () => {
    const hostile = ["“", '"', "«", ". ", "I ", "\u0301", "-'", "il ", "a1", " "].map((one) =>
      one.repeat(60_000 / one.length),
    );
    const start = performance.now();
    for (const description of hostile) {
      judge(wholeDraft({ description, loanUse: description.slice(0, 10_000), language: "Spanish" }));
      judge(wholeDraft({ description, language: "French" }));
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
