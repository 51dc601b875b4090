import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { emptyDraft } from "./draft";
import { draftSchema } from "./draft-schema";
import { readPastedSchedule } from "./paste-schedule";
import { buildSchedule } from "./schedule";

function pasted(...rows: string[]) {
  const result = readPastedSchedule(rows.map((row) => row.replaceAll("|", "\t")).join("\n"));
  return result.ok
    ? result.value.map(({ date, principal, interest }) => [date, principal, interest])
    : result.failure.code;
}

const ROWS = [
  ["2027-01-31", "250.00", "20.50"],
  ["2027-02-28", "1250.00", "15.00"],
];

describe("readPastedSchedule", () => {
  it.each([
    [["31/01/2027|250.00|20.50", "28/02/2027|1,250.00|15.00"]],
    [["1|31.01.2027|250.00|20.50", "2|28.02.2027|1250.00|15.00"]],
    [["2027-01-31|270.50|250.00|20.50", "2027-02-28|1265.00|1250.00|15.00"]],
    [["31 janv. 2027|250,00|20,50", "28 févr. 2027|1 250,00|15,00"]],
    [["N°|Échéance|Capital|Intérêts|Solde", "1|31/01/2027|250,00|20,50|9", "2|28/02/2027|1.250,00|15,00|8"]],
    [
      [
        "Fecha de pago|Interés|Capital",
        "31/01/2027|20,50|250,00",
        "28/02/2027|15,00|1.250,00",
        "Total|35,50|1.500,00",
      ],
    ],
    [["Date|Principal|Interest", "01/31/2027|250.00|20.50", "02/28/2027|1250.00|15.00"]],
  ])("%j", (rows) => {
    expect(pasted(...rows)).toEqual(ROWS);
  });

  it("keeps what it cannot read", () => {
    expect(pasted("Date|Principal|Interest", "30/02/2027|1e9|", "soon|1.234|-5")).toEqual([
      ["30/02/2027", "1e9", ""],
      ["soon", "1.234", "-5"],
    ]);
  });

  it.each([
    ["", "paste.empty"],
    ["Date|Principal", "paste.empty"],
    [`Date|Principal\n2027-01-31|${"9".repeat(101)}`, "paste.cell-too-long"],
    [`Date|Principal\n${"2027-01-31|9\n".repeat(601)}`, "paste.too-many"],
  ])("refuses %j", (text, code) => {
    expect(pasted(text)).toBe(code);
  });

  it("reads back what was built", () => {
    const built = buildSchedule({
      amount: "1000.000",
      currency: "TND",
      instalments: 12,
      frequency: "monthly",
      firstDate: "2027-01-31",
      annualRatePercent: "18",
      method: "declining-equal",
    });
    if (!built.ok) throw new Error(built.failure.code);
    const text = built.value.map((row) => [row.date, row.principal, row.interest].join("\t")).join("\n");
    expect(readPastedSchedule(text)).toEqual(built);
  });

  it("makes a draft of whatever is pasted", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("2027-01-31", "02/25/2027", "500", "1.234", "Date", "Capital"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), (rows) => {
        const result = readPastedSchedule(rows.map((cells) => cells.join("\t")).join("\n"));
        if (result.ok) z.parse(draftSchema, { ...emptyDraft(), schedule: result.value });
      }),
      { numRuns: 200 },
    );
  });
});
