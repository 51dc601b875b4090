import { describe, expect, it } from "vitest";
import { writeCsv } from "@/lib/files/csv";
import { parseTable } from "@/lib/files/parse";
import { LOCALES } from "@/lib/i18n/locales";
import { countImportHeaders, matchImportColumns } from "./columns";
import { TEST_LISTS } from "./lists-for-tests";
import { readDrafts } from "./read-drafts";
import { templateRows } from "./template";

describe.each(LOCALES)("the template in %s", (language) => {
  const table = parseTable(writeCsv(templateRows(language), { delimiter: ";" }).slice(1), countImportHeaders);
  if (!table.ok) throw new Error(table.failure.code);
  const columns = matchImportColumns(table.value.lines);
  const read = readDrafts(table.value.lines, columns, TEST_LISTS, { currency: "XOF", language: "French" });

  it("has no header that is not understood", () => {
    expect(Object.values(columns.confidence).filter((sure) => sure === "none")).toEqual([]);
    expect(columns.missing).toEqual([]);
  });

  it("reads back as its examples", () => {
    expect(read).toMatchObject({ rowProblems: [], unmatched: [], question: null, monthFirst: false });
    const [individual, group] = read.drafts;
    expect(read.drafts.map(({ rows }) => rows)).toEqual([[2], [3, 4, 5]]);
    expect(individual?.draft).toEqual({
      loanType: "individual",
      location: "Kisumu: Kenya",
      activity: "Dairy",
      theme: "Rural Inclusion",
      currency: "KES",
      language: "English",
      loanUse: "to buy a dairy cow",
      description: "Njeri sells milk at the market.",
      disbursalDate: "2027-01-15",
      waiverSigned: true,
      photo: { url: "https://example.org/photos/0012.jpg", id: "", sendAs: "image" },
      schedule: expect.arrayContaining([{ date: "2027-02-15", principal: "1863.99", interest: "500.00" }]),
      borrowers: [
        {
          firstName: "Njeri",
          lastName: "Wambui",
          gender: "female",
          clientId: "C-0077",
          loanId: "0012",
          amount: "25000.00",
        },
      ],
      setAside: null,
    });
    expect(group?.draft).toMatchObject({
      loanType: "group",
      groupName: "Amani",
      groupClientId: "G-014",
      groupLoanId: "GL-2027-3",
      borrowers: [
        { firstName: "Achieng", gender: "female", amount: "15000.00", notPictured: false },
        { firstName: "Mwende", gender: "female", amount: "12500.00", notPictured: false },
        { firstName: "Otieno", gender: "male", amount: "15000.00", notPictured: true },
      ],
    });
    expect(group?.draft.schedule).toHaveLength(12);
    expect(read.drafts.flatMap(({ notes }) => notes.map(({ code }) => code))).toEqual([
      "schedule.built",
      "schedule.built",
    ]);
  });
});
