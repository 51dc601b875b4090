import { describe, expect, it } from "vitest";
import { reportOf, rowOf, TWO } from "../file-for-tests";
import { fixAll } from "../edits/fixes";

/** What happens to loan IDs between the MIS and us: told with what to do, and never changed by itself. */

function report(ids: readonly string[], columns: "two" | "three" = "two") {
  const rows = ids.map((id, at) => `"${id.replaceAll('"', '""')}",C${at},${at + 5}.50`);
  return reportOf(["Loan ID,Client ID,Amount", ...rows].join("\n"), { settings: { ...TWO, columns } });
}

/** The last row, below others of which nothing is to be said. */
function last(others: readonly string[], id: string) {
  const checked = report([...others, id]);
  for (const row of checked.rows.slice(0, -1))
    expect([row.cells.loanId, row.problems]).toEqual([row.cells.loanId, []]);
  return rowOf(checked, others.length + 2);
}

const NUMBERS = ["1042970", "1042971", "1042980"];
const PADDED = ["0012", "0013", "0140"];
const NAMED = ["A-12", "A-13", "A-14"];

describe("an ID is told to be damaged", () => {
  it.each<[string, readonly string[], string, object]>([
    ["1.04E+06", NUMBERS, "loan-id.scientific", {}],
    ["1,04E+06", NUMBERS, "loan-id.scientific", {}],
    ["05-Mar", NAMED, "loan-id.date", {}],
    ["05-mars", NAMED, "loan-id.date", {}],
    ["mar-05", NAMED, "loan-id.date", {}],
    ["05. Mrz", NAMED, "loan-id.date", {}],
    ["05-dez", NAMED, "loan-id.date", {}],
    ["05/03/2026", NAMED, "loan-id.date", {}],
    ["2026-03-05T00:00:00.000Z", NAMED, "loan-id.date", {}],
    // All that follow went out as they stand.
    ['="0014"', PADDED, "loan-id.wrapped", { fix: "0014" }],
    ["'0014", PADDED, "loan-id.wrapped", { fix: "0014" }],
    ["'0014'", PADDED, "loan-id.wrapped", { fix: "0014" }],
    ['"0014"', PADDED, "loan-id.wrapped", { fix: "0014" }],
    ["“0014”", PADDED, "loan-id.wrapped", { fix: "0014" }],
    ["14", PADDED, "loan-id.zeros", { fix: "0014" }],
    ["14.0", PADDED, "loan-id.number", { fix: "0014" }],
    ["1042999.0", NUMBERS, "loan-id.number", { fix: "1042999" }],
    ["1042999,00", NUMBERS, "loan-id.number", { fix: "1042999" }],
    ["1,042,999", NUMBERS, "loan-id.number", { fix: "1042999" }],
    ["1.042.999", NUMBERS, "loan-id.number", { fix: "1042999" }],
    ["1'042'999", NUMBERS, "loan-id.number", { fix: "1042999" }],
    ["1\u202f042\u202f999", NUMBERS, "loan-id.spaces", {}],
    ["А-15", NAMED, "loan-id.letters", { fix: "A-15" }],
    ["A–15", NAMED, "loan-id.letters", { fix: "A-15" }],
    ["A-１５", NAMED, "loan-id.letters", { fix: "A-15" }],
    ["٠٠١٤", PADDED, "loan-id.letters", { fix: "0014" }],
    ["########", NUMBERS, "loan-id.none", { params: { text: "########", reason: "hashes" } }],
    ["#N/A", NUMBERS, "loan-id.none", { params: { text: "#N/A", reason: "error" } }],
    ["#¡VALOR!", NUMBERS, "loan-id.none", { params: { text: "#¡VALOR!", reason: "error" } }],
    ["NULL", NUMBERS, "loan-id.none", { params: { text: "NULL", reason: "none" } }],
    ["n/a", NUMBERS, "loan-id.none", { params: { text: "n/a", reason: "none" } }],
    ["-", NUMBERS, "loan-id.none", { params: { text: "-", reason: "none" } }],
    ["Average", NUMBERS, "loan-id.words", {}],
    ["0014\u200b", PADDED, "loan-id.spaces", { fix: "0014" }],
    ["\u202a0014\u202c", PADDED, "loan-id.spaces", { fix: "0014" }],
    ["00\u00ad14", PADDED, "loan-id.spaces", { fix: "0014" }],
    ["\ufeff0014", PADDED, "loan-id.spaces", { fix: "0014" }],
    ["0014\t", PADDED, "loan-id.spaces", { fix: "0014" }],
  ])("%j", (id, others, code, more) => {
    const row = last(others, id);
    expect(row.problems[0]).toMatchObject({ code, open: true, column: "loanId", ...more });
    // Nothing is changed, and nothing goes out unasked.
    expect(row.cells.loanId).toBe(id);
    expect(["blocked", "undecided"]).toContain(row.status);
  });

  it("in the client's column as well", () => {
    const text = "Loan ID,Client ID,Amount\n1,0012,5.00\n2,0013,6.00\n3,'0014,7.00\n4,15,8.00\n5,NULL,9.00";
    const codes = reportOf(text).rows.map(({ problems }) => problems.map(({ code }) => code));
    expect(codes).toEqual([[], [], ["client-id.wrapped"], ["client-id.zeros"], ["client-id.none"]]);
  });

  it("and all of a kind can be put right at once, by her", () => {
    const checked = report(["'0012", "'0013", "'0014"]);
    expect(fixAll(checked, "loan-id.wrapped")).toMatchObject([
      { text: "0012" },
      { text: "0013" },
      { text: "0014" },
    ]);
  });

  it("but a figure that may be 12 or 12000 has no suggestion", () => {
    expect(last(["7", "8"], "12.000").problems).toMatchObject([{ code: "loan-id.number" }]);
    expect(last(["7", "8"], "12.000").problems[0]).not.toHaveProperty("fix");
  });
});

describe("an ID is left alone where it is the column's own way", () => {
  it.each([
    ["numbers of any length", ["12", "7", "1042970", "345"]],
    ["lengths that differ, with zeros in front", ["0012", "12", "007", "1042970"]],
    ["parts with points", ["12.5", "12.0", "13.1"]],
    ["branch and loan", ["001.234", "001.235", "12.345"]],
    ["dates", ["01/02/2026", "02/02/2026", "03/02/2026"]],
    ["words", ["Ana", "Bea", "Eva"]],
    ["another alphabet", ["БТ-12", "АВ-13", "КР-14"]],
    ["accents", ["Ñ-12", "É-13"]],
    ["small letters and capitals of different loans", ["a-12", "A-13", "b-14"]],
  ])("%s", (_, ids) => {
    for (const row of report(ids).rows)
      expect([row.cells.loanId, row.problems]).toEqual([row.cells.loanId, []]);
  });
});

describe("the same ID in other capitals", () => {
  const ids = ["A-12", "B-7", "a-12"];

  /** Both went out, as two loans. */
  it("is perhaps the same loan: both rows say so, and neither is changed", () => {
    const checked = report(ids);
    expect(checked.rows.map(({ status }) => status)).toEqual(["undecided", "report", "undecided"]);
    expect(rowOf(checked, 2).problems).toMatchObject([
      { code: "loan-id.alike", params: { loanId: "A-12", other: "a-12", otherRow: 4 } },
    ]);
    expect(rowOf(checked, 4).problems).toMatchObject([{ params: { other: "A-12", otherRow: 2 } }]);
  });

  /**
   * Of IDs of another alphabet only the letters that look like ours in that size were compared: В looks like B, в like
   * nothing of ours. Both went out, as two loans. So did an Ñ of one sign and one of two.
   */
  it.each([
    ["ВТ-12", "вт-12"],
    ["БА-12", "БA-12"],
    ["Ñ-12", "N\u0303-12"],
  ])("is perhaps the same loan in any alphabet: %s", (one, other) => {
    const found = report([one, other]).rows.map(({ problems }) => problems.map(({ code }) => code));
    expect(found).toEqual([["loan-id.alike"], ["loan-id.alike"]]);
  });

  it("is kept, or made one loan on two rows, as she says", () => {
    const text = "Loan ID,Client ID,Amount\nA-12,C1,5.00\nB-7,C2,6.00\na-12,C1,7.00";
    const accept = [2, 4].map((row) => ({ kind: "accept" as const, row, code: "loan-id.alike" as const }));
    expect(reportOf(text, { edits: accept }).lines).toHaveLength(3);
    const one = reportOf(text, { edits: [{ kind: "cell", row: 4, column: "loanId", text: "A-12" }] });
    expect(one.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ["loan.twice"],
      [],
      ["loan.twice"],
    ]);
    expect(reportOf(text, { edits: [{ kind: "leave-out", row: 4 }] }).lines).toHaveLength(2);
  });
});
