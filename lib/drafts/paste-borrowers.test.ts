import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { emptyDraft, NEW_MEMBER } from "./draft";
import { draftSchema } from "./draft-schema";
import { readPastedBorrowers } from "./paste-borrowers";

function pasted(...rows: string[][]) {
  const result = readPastedBorrowers(rows.map((cells) => cells.join("\t")).join("\r\n"));
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const ANA = {
  ...NEW_MEMBER,
  firstName: "Aña",
  lastName: "Ruiz Peña",
  gender: "female",
  clientId: "0012",
  loanId: "A-2036-12",
  amount: "1250.50",
};

describe("readPastedBorrowers", () => {
  it("reads columns by their headers, in any order, and says which it did not use", () => {
    const { borrowers, group, ignored } = pasted(
      [
        "Monto",
        "Asesor",
        "Apellidos",
        "Nombre",
        "Sexo",
        "ID del préstamo",
        "ID del cliente",
        "No aparece en la foto",
      ],
      ["1.250,50", "Luis", "Ruiz Peña", "Aña", "Mujer", "A-2036-12", "0012", "x"],
      ["2.000", "Luis", "Díaz", "José", "H", "", "", ""],
    );
    expect(borrowers).toEqual([
      { ...ANA, notPictured: true },
      { ...NEW_MEMBER, firstName: "José", lastName: "Díaz", gender: "male", amount: "2000" },
    ]);
    expect(group).toBeNull();
    expect(ignored).toEqual(["Asesor"]);
  });

  it("reads columns by what stands in them, in the form's order", () => {
    const { borrowers, ignored } = pasted(
      ["Aña", "Ruiz Peña", "F", "0012", "A-2036-12", "1250.50"],
      ["Otieno", "Nyong'o", "M", "0013", "A-2036-13", "2,000.00"],
    );
    expect(borrowers[0]).toEqual(ANA);
    expect(borrowers[1]).toMatchObject({ gender: "male", clientId: "0013", amount: "2000.00" });
    expect(ignored).toEqual([]);
  });

  it("takes a list of names alone", () => {
    expect(pasted(["Ana Ruiz"], ["Inés"]).borrowers).toEqual([
      { ...NEW_MEMBER, firstName: "Ana", lastName: "Ruiz" },
      { ...NEW_MEMBER, firstName: "Inés" },
    ]);
  });

  it("brings the group's own fields, and leaves out the sums", () => {
    const { borrowers, group } = pasted(
      ["Group ID", "Group name", "Full name", "Amount"],
      ["G-7", "Amani", "Wambui, Njeri", "300"],
      ["G-7", "Amani", "Otieno Were", "200"],
      ["", "", "TOTAL", "500"],
    );
    expect(borrowers.map(({ firstName }) => firstName)).toEqual(["Njeri", "Otieno"]);
    expect(group).toEqual({ groupName: "Amani", groupClientId: "G-7", groupLoanId: "" });
  });

  // Whoever is called Total was taken for the line of sums, and vanished without a word.
  it("keeps a borrower who is called Total, and tells which rows it left out", () => {
    const withHeader = pasted(
      ["Amani group", "", "", ""],
      ["First name", "Last name", "Loan ID", "Amount"],
      ["Grace", "Total", "A-1", "300"],
      ["Jean", "Were", "", "200"],
      ["", "", "Total", "500"],
      ["Gran total", "", "", "500"],
    );
    expect(withHeader.borrowers.map(({ lastName }) => lastName)).toEqual(["Total", "Were"]);
    expect(withHeader.dropped).toEqual([1, 5, 6]);
    const bare = pasted(
      ["Ana", "Ruiz", "F", "0012", "A-1", "5"],
      ["Grace", "Total", "F", "0013", "A-2", "6"],
    );
    expect(bare.borrowers[1]).toMatchObject({ lastName: "Total", loanId: "A-2" });
    expect(bare.dropped).toEqual([]);
    expect(pasted(["Grace", "Total", "F", "0013", "A-2", "6"]).borrowers).toHaveLength(1);
  });

  // "pas de photo" under "not pictured" was read as "no", and the borrower would have been shown.
  it("tells the words for gender and not pictured that it cannot read", () => {
    const { borrowers, unread } = pasted(
      ["First name", "Gender", "Not pictured", "Loan ID"],
      ["Ana", "2", "pas de photo", "1"],
      ["Inés", "", "", "2"],
      ["Zoë", "F", `x${"é".repeat(100)}`, "3"],
    );
    expect(borrowers.map(({ notPictured }) => notPictured)).toEqual([false, false, false]);
    expect(unread).toEqual([
      { row: 2, text: "2", field: "gender" },
      { row: 2, text: "pas de photo", field: "notPictured" },
      { row: 4, text: `x${"é".repeat(59)}`, field: "notPictured" },
    ]);
    const rows = Array.from({ length: 300 }, (_, at) => ["Ana", "2", "?", `${at}`]);
    expect(pasted(["First name", "Gender", "Not pictured", "Loan ID"], ...rows).unread).toHaveLength(300);
  });

  it("leaves figures that can be read two ways to the form", () => {
    expect(pasted(["Ana", "F", "1.234"], ["Inés", "F", "1.500"]).borrowers.map((one) => one.amount)).toEqual([
      "1.234",
      "1.500",
    ]);
  });

  it.each([
    ["", "paste.empty"],
    ["First name\tAmount", "paste.empty"],
    ['First name\tAmount\n"Ana\t5', "paste.unclosed-quote"],
    [`First name\tAmount\n${"x".repeat(501)}\t5`, "paste.cell-too-long"],
    [`First name\tAmount\n${"Ana\t5\n".repeat(301)}`, "paste.too-many"],
  ])("refuses %j", (text, code) => {
    expect(readPastedBorrowers(text)).toMatchObject({ ok: false, failure: { code } });
  });

  it("makes a draft of whatever is pasted", () => {
    const { setAside, ...shared } = emptyDraft();
    expect(setAside).toBeNull();
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("Ana", "F", "500", "1.234,5", "Amount", "Loan ID", "=1+1"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const result = readPastedBorrowers(rows.map((cells) => cells.join("\t")).join("\n"));
        if (!result.ok) return;
        const group = result.value.group ?? { groupName: "", groupClientId: "", groupLoanId: "" };
        z.parse(draftSchema, { ...shared, loanType: "group", ...group, borrowers: result.value.borrowers });
      }),
      { numRuns: 200 },
    );
  });
});
