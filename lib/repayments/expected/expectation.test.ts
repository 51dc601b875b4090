import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edit } from "../edits";
import {
  checkedFileOf,
  expectedLoan,
  fileOf,
  openCodes,
  reportOf,
  rowOf,
  shortLines,
  THREE,
  TWO,
} from "../file-for-tests";
import { fixAll } from "../edits/fixes";
import { viewRows } from "../check/row-view";
import { missingLoans } from "../check/missing-loans";

const KIVA = [
  expectedLoan("0012", { clientId: "C-1", name: "Njeri W." }),
  expectedLoan("LOAN/5/2023", { clientId: "C-2", name: "Otieno P." }),
  expectedLoan("1042970", { clientId: "C-3", name: "Achieng O." }),
  expectedLoan("1044020", { clientId: "C-4", name: "Wanjiru M." }),
];

function two(...lines: string[]) {
  return reportOf(fileOf("Loan ID,Amount", ...lines), { settings: TWO, expected: KIVA });
}

describe("a file beside the loans that Kiva expects", () => {
  it("has nothing to say of a loan that Kiva has to the letter", () => {
    const report = two("0012,25.00", "LOAN/5/2023,10.00", "1042970,5.00", "1044020,1.00");
    expect(report.totals.problemRows).toBe(0);
    expect(report.expected).toEqual({ count: 4, missing: 0 });
  });

  it("asks about a loan that Kiva does not expect, and lets it go out on her word", () => {
    const lines = ["0012,25.00", "7777777,10.00"];
    const report = two(...lines);
    expect(openCodes(report, 3)).toEqual(["loan-id.unknown"]);
    expect(report.expected).toEqual({ count: 4, missing: 3 });
    const kept = reportOf(fileOf("Loan ID,Amount", ...lines), {
      settings: TWO,
      expected: KIVA,
      edits: [{ kind: "accept", row: 3, code: "loan-id.unknown" }],
    });
    expect(shortLines(kept)).toEqual([
      ["0012", null, "25.00"],
      ["7777777", null, "10.00"],
    ]);
  });

  it("says nothing about Kiva's loans where they are not known", () => {
    const report = reportOf(fileOf("Loan ID,Amount", "7777777,10.00"), { settings: TWO });
    expect(report.totals.problemRows).toBe(0);
    expect(report.expected).toBeNull();
  });

  it.each([
    ["the zeros that Excel took", "12", "0012"],
    ["separators", "LOAN-5-2023", "LOAN/5/2023"],
    ["capitals", "loan/5/2023", "LOAN/5/2023"],
    ["thousands", '"1,042,970"', "1042970"],
    ["decimals of a number", "1042970.0", "1042970"],
  ])("offers the loan that is meant: %s", (_, written, meant) => {
    const report = two(`${written},25.00`, "9999999,1.00");
    const [problem] = rowOf(report, 2).problems;
    expect(problem).toMatchObject({ fix: meant, open: true });
    expect(problem?.meant?.loans).toEqual([expect.objectContaining({ loanId: meant })]);
    // Nothing is changed before she says so.
    expect(rowOf(report, 2).cells.loanId).not.toBe(meant);
    const edits = fixAll(report, problem!.code);
    expect(edits).toContainEqual({ kind: "cell", row: 2, column: "loanId", text: meant });
  });

  it("offers every loan that an ID in scientific notation may stand for, and the client decides", () => {
    const kiva = [...KIVA, expectedLoan("1041000", { clientId: "C-9" })];
    const open = reportOf(fileOf("Loan ID,Amount", "1.04E+06,25.00"), { settings: TWO, expected: kiva });
    const [problem] = rowOf(open, 2).problems;
    expect(problem?.code).toBe("loan-id.scientific");
    expect(problem?.fix).toBeUndefined();
    expect(problem?.meant?.loans.map(({ loanId }) => loanId)).toEqual(["1042970", "1044020", "1041000"]);
    const three = reportOf(fileOf("Loan ID,Client ID,Amount", "1.04E+06,C-4,25.00"), { expected: kiva });
    expect(rowOf(three, 2).problems).toEqual([
      expect.objectContaining({ code: "loan-id.scientific", fix: "1044020" }),
    ]);
  });

  it("does not take an ID for damaged that Kiva has just so", () => {
    const odd = ["5-3", "1E+5", "12.0", "12", "Total 3", "'0013"];
    const report = reportOf(
      fileOf("Loan ID,Amount", "0012,1.00", "0044,1.00", ...odd.map((id) => `${id},2.00`)),
      { settings: TWO, expected: ["0012", "0044", ...odd].map((id) => expectedLoan(id)) },
    );
    // Kiva has "12" and "0012": there, and only there, which of them is meant is for her to say.
    expect(report.rows.flatMap(({ row, problems }) => problems.map(({ code }) => `${row} ${code}`))).toEqual([
      "6 loan-id.number",
      "7 loan-id.zeros",
    ]);
    expect(report.rows.filter(({ status }) => status === "left-out")).toEqual([]);
  });

  it("keeps two loans apart that Kiva has in both spellings", () => {
    const file = fileOf("Loan ID,Amount", "A-12,1.00", "a-12,2.00");
    expect(reportOf(file, { settings: TWO }).totals.problemRows).toBe(2);
    const expected = [expectedLoan("A-12"), expectedLoan("a-12")];
    expect(reportOf(file, { settings: TWO, expected }).totals.problemRows).toBe(0);
  });

  it("says which client Kiva has for the loan, and whose loan it is", () => {
    const report = reportOf(fileOf("Loan ID,Client ID,Amount", "0012,C-2,25.00", "LOAN/5/2023,C-2,1.00"), {
      expected: KIVA,
    });
    expect(rowOf(report, 2).problems).toEqual([
      expect.objectContaining({ code: "client-id.other", column: "clientId", fix: "C-1" }),
    ]);
    expect(rowOf(report, 2).problems[0]?.meant?.loans[0]?.name).toBe("Njeri W.");
    expect(rowOf(report, 3).problems).toEqual([]);
  });

  it("offers a missing or damaged client ID from Kiva's loan", () => {
    const report = reportOf(
      fileOf("Loan ID,Client ID,Amount", "0012,,25.00", "LOAN/5/2023,1.2E+09,1.00", "1042970,C-3,1.00"),
      { expected: KIVA },
    );
    expect(rowOf(report, 2).problems).toEqual([
      expect.objectContaining({ code: "client-id.missing", fix: "C-1" }),
    ]);
    expect(rowOf(report, 3).problems).toEqual([
      expect.objectContaining({ code: "client-id.scientific", fix: "C-2" }),
    ]);
  });

  it("finds the amount that is larger than the loan: a factor of a thousand gone wrong", () => {
    const report = two("0012,25.00", "LOAN/5/2023,1000.00", "1042970,1000.01", "1044020,25000.00");
    expect(report.rows.map(({ row }) => openCodes(report, row))).toEqual([
      [],
      [],
      ["amount.above-loan"],
      ["amount.above-loan"],
    ]);
  });

  it("compares no amounts of two currencies, nor with one that Kiva did not say", () => {
    const expected = [
      expectedLoan("A1", { currency: "KES" }),
      expectedLoan("A2", { amountText: null }),
      expectedLoan("A3", { amountText: "soon" }),
    ];
    const file = fileOf("Loan ID,Amount", "A1,9000.00", "A2,9000.00", "A3,9000.00");
    expect(reportOf(file, { settings: TWO, expected }).totals.problemRows).toBe(0);
  });

  it("finds a row by its borrower, whose name the file has not", () => {
    const text = "Loan ID,Amount\n0012,25.00\n1042970,5.00";
    const checked = checkedFileOf(text, { settings: TWO, expected: KIVA });
    const { positions } = viewRows(checked, { filter: "all", find: "njeri" }, new Set());
    expect([...positions].map((at) => checked.numberAt(at))).toEqual([2]);
  });

  it("counts a loan as missing that stands on rows left out only, and names the row", () => {
    const text = "Loan ID,Amount\n0012,25.00\n1042970,5.00\n1042970,6.00\n12,1.00";
    const edits: Edit[] = [
      { kind: "leave-out", row: 2 },
      { kind: "leave-out", row: 3 },
    ];
    const checked = checkedFileOf(text, { settings: TWO, edits, expected: KIVA });
    expect(checked.expected).toEqual({ count: 4, missing: 3 });
    expect(missingLoans(checked).map(({ loanId, row, name }) => [loanId, row, name])).toEqual([
      ["0012", 2, "Njeri W."],
      ["LOAN/5/2023", null, "Otieno P."],
      ["1044020", null, "Wanjiru M."],
    ]);
  });
});

describe("loans that PA2 tells apart by the client", () => {
  const expected = [
    expectedLoan("7", { clientId: "C-1", name: "Njeri W.", amountText: "10.00" }),
    expectedLoan("7", { clientId: "C-2", name: "Otieno P." }),
    expectedLoan("", { clientId: "C-3", name: "Achieng O." }),
  ];

  it("are compared each with its own client and amount", () => {
    const report = reportOf(fileOf("Loan ID,Client ID,Amount", "7,C-1,25.00", "7,C-2,25.00"), {
      expected,
      edits: [{ kind: "twice", rows: [2, 3], choice: "all" }],
    });
    expect(openCodes(report, 2)).toEqual(["amount.above-loan"]);
    expect(openCodes(report, 3)).toEqual([]);
  });

  // A line names an ID and no more: which of the two it means nobody can tell afterwards.
  it("are missing only if no row has their ID, and so is one that PA2 has without an ID", () => {
    const one = checkedFileOf("Loan ID,Client ID,Amount\n7,C-2,25.00", { expected });
    expect(missingLoans(one).map(({ name }) => name)).toEqual(["Achieng O."]);
    const none = checkedFileOf("Loan ID,Client ID,Amount\n8,C-9,25.00", { expected });
    expect(missingLoans(none)).toHaveLength(3);
  });
});

describe("the quick way beside the close one", () => {
  const ids = ["0012", "12", "LOAN/5/2023", "loan/5/2023", "1042970", "7777777", "1.04E+06", "", "Total"];
  const line = fc.record({
    id: fc.constantFrom(...ids),
    client: fc.constantFrom("C-1", "C-2", "C-3", "", "c-1"),
    amount: fc.constantFrom("5.00", "1000.00", "1000.01", "12,5o0", "0.00"),
  });
  const edit = fc.record({ row: fc.integer({ min: 2, max: 9 }), id: fc.constantFrom(...ids, null) });

  // What is missing is counted from the plain lines and what her edits add and take: it must be what a count of all
  // rows gives.
  it("counts what is missing as a count of all rows does", () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 8 }),
        fc.array(edit, { maxLength: 6 }),
        (lines, made) => {
          const text = [
            "Loan ID,Client ID,Amount",
            ...lines.map(({ id, client, amount }) => `${id},${client},"${amount}"`),
          ].join("\n");
          const edits = made.map(({ row, id }): Edit =>
            id === null ? { kind: "leave-out", row } : { kind: "cell", row, column: "loanId", text: id },
          );
          const checked = checkedFileOf(text, { settings: THREE, edits, expected: KIVA });
          const standing = new Set<string>();
          for (let at = 0; at < checked.length; at++) {
            const { status, cells } = checked.rowAt(at);
            if (status !== "left-out") standing.add(cells.loanId);
          }
          const missing = KIVA.filter(({ loanId }) => !standing.has(loanId)).map(({ loanId }) => loanId);
          expect(missingLoans(checked).map(({ loanId }) => loanId)).toEqual(missing);
          expect(checked.expected?.missing).toBe(missing.length);
        },
      ),
      { seed: 50_421, numRuns: 400 },
    );
  });

  // Nothing of a file changes by itself: with Kiva's list or without, every cell stays as it is written.
  it("changes no cell and no amount", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 8 }), (lines) => {
        const file = fileOf(
          "Loan ID,Client ID,Amount",
          ...lines.map(({ id, client, amount }) => `${id},${client},"${amount}"`),
        );
        const plain = reportOf(file);
        const compared = reportOf(file, { expected: KIVA });
        expect(compared.rows.map(({ cells }) => cells)).toEqual(plain.rows.map(({ cells }) => cells));
        expect(compared.rows.map(({ amountText }) => amountText)).toEqual(
          plain.rows.map(({ amountText }) => amountText),
        );
      }),
      { seed: 50_422, numRuns: 300 },
    );
  });
});
