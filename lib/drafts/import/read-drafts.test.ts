import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { writeCsv } from "@/lib/files/csv";
import { parseTable } from "@/lib/files/parse";
import { draftSchema } from "@/lib/drafts/draft-schema";
import { judgeDraft } from "@/lib/drafts/judge-draft";
import { countImportHeaders, matchImportColumns } from "./columns";
import { TEST_LISTS } from "./lists-for-tests";
import { readDrafts, type ReadDraftsOptions } from "./read-drafts";

const DEFAULTS = { currency: "KES", language: "English" };

function read(rows: string[][], options: Partial<ReadDraftsOptions> = {}, lists = TEST_LISTS) {
  const table = parseTable(writeCsv(rows, { delimiter: ";" }).slice(1), countImportHeaders);
  if (!table.ok) throw new Error(table.failure.code);
  const columns = matchImportColumns(table.value.lines);
  return readDrafts(table.value.lines, columns, lists, { ...DEFAULTS, ...options });
}

/** One borrower a row, with a name and the columns of the test. */
function table(headers: string[], ...rows: string[][]): string[][] {
  return [
    ["First name", "Loan ID", ...headers],
    ...rows.map((cells, at) => [`Ana${at + 1}`, `00${at + 1}`, ...cells]),
  ];
}

const codes = (told: readonly { row: number; code: string }[]) =>
  told.map(({ row, code }) => `${row} ${code}`);

describe("a file of 50 borrowers in 12 groups, and 3 individuals", () => {
  const HEADERS = [
    "ID del grupo",
    "Nombre del grupo",
    "Nombre",
    "Apellidos",
    "Sexo",
    "ID del cliente",
    "ID del préstamo",
    "Monto (KES)",
    "No aparece en la foto",
    "Ubicación",
    "Actividad",
    "Campaña de préstamo",
    "Moneda",
    "Idioma",
    "Uso del préstamo",
    "Descripción",
    "Fecha de desembolso",
    "Exención firmada",
    "URL de la foto",
    "Fecha 1",
    "Capital 1",
    "Interés 1",
  ];
  const row = (group: number | null, number: number) => [
    group === null ? "" : `G-${group}`,
    group === null ? "" : `Grupo Ñandú ${group}`,
    `Inés ${number}`,
    "Peña, Ruiz",
    number % 2 ? "Mujer" : "hombre",
    `C-${number}`,
    `000${number}`,
    `1.${String(number).padStart(3, "0")},50`,
    number % 5 ? "" : "X",
    "kisumu",
    "dairy",
    "Rural inclusion",
    "KSh",
    "inglés",
    "to buy a cow;\n“quickly”",
    "Texto 😀 <b>",
    "15/01/2027",
    "Sí",
    `https://example.org/${group ?? number}.jpg`,
    "28/02/2027",
    `1.${String(number).padStart(3, "0")},50`,
    "12,25",
  ];
  const sizes = [4, 4, 4, 4, 5, 4, 4, 4, 4, 4, 4, 5];
  let count = 0;
  const grouped = sizes.flatMap((size, group) =>
    Array.from({ length: size }, () => ({ group, number: ++count })),
  );
  // Individuals in between; the last member of the first group comes at the very end.
  const order = [...grouped.slice(0, 3), ...grouped.slice(4), grouped[3] ?? { group: 0, number: 0 }];
  const people: { group: number | null; number: number }[] = [...order];
  people.splice(5, 0, { group: null, number: 901 });
  people.push({ group: null, number: 902 }, { group: null, number: 903 });
  const result = read([HEADERS, ...people.map(({ group, number }) => row(group, number))]);

  it("makes 15 drafts in the file's order, and has nothing to complain about", () => {
    expect(result).toMatchObject({ rowProblems: [], unmatched: [], question: null, monthFirst: false });
    expect(result.drafts).toHaveLength(15);
    const firsts = result.drafts.map(({ rows }) => rows[0] ?? 0);
    expect(firsts).toEqual([...firsts].sort((one, other) => one - other));
    expect(result.drafts.flatMap(({ rows }) => rows).sort((one, other) => one - other)).toEqual(
      people.map((_, at) => excelRow(at)),
    );
  });

  /** Line breaks within quotes count as no row of Excel's. */
  const excelRow = (at: number) => at + 2;

  it("fills every field of every draft", () => {
    const shared = {
      location: "Kisumu: Kenya",
      activity: "Dairy",
      theme: "Rural Inclusion",
      currency: "KES",
      language: "English",
      loanUse: "to buy a cow;\n“quickly”",
      description: "Texto 😀 <b>",
      disbursalDate: "2027-01-15",
      waiverSigned: true,
    };
    const amount = (number: number) => `1${String(number).padStart(3, "0")}.50`;
    const borrower = (number: number) => ({
      firstName: `Inés ${number}`,
      lastName: "Peña, Ruiz",
      gender: number % 2 ? "female" : "male",
      clientId: `C-${number}`,
      loanId: `000${number}`,
      amount: amount(number),
    });
    for (const { draft, rows } of result.drafts) {
      z.parse(draftSchema, draft);
      const members = rows.map((at) => people[at - 2] ?? { group: null, number: 0 });
      const group = members[0]?.group ?? null;
      const numbers = members.map(({ number }) => number);
      const cents = numbers.reduce((sum, number) => sum + Number(amount(number)) * 100, 0);
      const schedule = [
        {
          date: "2027-02-28",
          principal: (cents / 100).toFixed(2),
          interest: (12.25 * numbers.length).toFixed(2),
        },
      ];
      const photo = { url: `https://example.org/${group ?? numbers[0]}.jpg`, id: "", sendAs: "image" };
      if (group === null) {
        const [number = 0] = numbers;
        const aside = { because: "came-along", groupName: "", groupClientId: "", groupLoanId: "" };
        expect(draft).toEqual({
          loanType: "individual",
          ...shared,
          photo,
          schedule,
          borrowers: [borrower(number)],
          setAside: number % 5 ? null : { ...aside, notPictured: true, others: [] },
        });
      } else {
        expect(draft).toEqual({
          loanType: "group",
          ...shared,
          photo,
          schedule,
          groupName: `Grupo Ñandú ${group}`,
          groupClientId: `G-${group}`,
          groupLoanId: "",
          borrowers: numbers.map((number) => ({ ...borrower(number), notPictured: number % 5 === 0 })),
        });
        expect(numbers).toHaveLength(sizes[group] ?? 0);
      }
    }
  });
});

describe("readDrafts", () => {
  it("keeps a group's fields aside that came along with an individual loan", () => {
    const { drafts } = read(table(["Group name", "Group loan ID"], ["Amani", "GL-1"], ["", ""]));
    expect(drafts[0]?.draft).toMatchObject({
      loanType: "individual",
      setAside: { because: "came-along", groupName: "Amani", groupLoanId: "GL-1", notPictured: false },
    });
    expect(drafts[1]?.draft).toMatchObject({ loanType: "individual", setAside: null });
    expect(codes(drafts[0]?.notes ?? [])).toEqual(["2 group.set-aside"]);
  });

  it("gathers by the group's name where there is no ID", () => {
    const { drafts } = read(table(["Group name"], ["Amani"], ["Bidii"], ["AMANI"]));
    expect(drafts.map(({ draft, rows }) => [draft.loanType, rows])).toEqual([
      ["group", [2, 4]],
      ["individual", [3]],
    ]);
    expect(codes(drafts[0]?.notes ?? [])).toEqual(["2 group.by-name"]);
  });

  it("tells what the rows of a group say differently", () => {
    const { drafts, rowProblems } = read(
      table(
        ["Group ID", "Activity", "Waiver signed", "Loan use"],
        ["7", "", "yes", "to buy"],
        ["7", "Dairy", "no", ""],
        ["7", "Tailoring", "", "to  BUY"],
      ),
    );
    expect(drafts[0]?.draft).toMatchObject({ activity: "Dairy", waiverSigned: false, loanUse: "to buy" });
    expect(rowProblems).toEqual([
      {
        row: 2,
        code: "group.differs",
        params: { field: "waiverSigned", text: "yes", kept: "no", keptRow: 3 },
      },
      {
        row: 4,
        code: "group.differs",
        params: { field: "activity", text: "Tailoring", kept: "Dairy", keptRow: 3 },
      },
    ]);
  });

  it("asks for the decimal sign, once, and takes the answer", () => {
    const rows = table(["Amount", "Instalments", "First date"], ["1.500", "2", "2027-01-31"], ["20", "", ""]);
    const asking = read(rows);
    expect(asking.question).toEqual({
      kind: "decimal-sign",
      examples: [{ row: 2, text: "1.500", withPoint: "1.500", withComma: "1500" }],
    });
    expect(asking.rowProblems).toEqual([]);
    expect(asking.drafts[0]?.draft).toMatchObject({ borrowers: [{ amount: "1.500" }], schedule: [] });
    const answered = read(rows, { decimalSign: "," });
    expect(answered.question).toBeNull();
    expect(answered.drafts[0]?.draft.borrowers[0]?.amount).toBe("1500.00");
    expect(answered.drafts[0]?.draft.schedule).toHaveLength(2);
    expect(read(rows, { decimalSign: "." }).drafts[0]?.draft.borrowers[0]?.amount).toBe("1.50");
  });

  it("leaves figures as they stand that cannot be read, and tells a sign that is not the others'", () => {
    const amounts = ["1.250,50", "2,5", "3,5", "4,5", "1,234.5", "1e9", "-5", "five", "", "USD 5"];
    const { drafts, rowProblems } = read(table(["Amount"], ...amounts.map((amount) => [amount])));
    expect(drafts.map(({ draft }) => draft.borrowers[0]?.amount)).toEqual([
      ...["1250.50", "2.50", "3.50", "4.50"],
      ...amounts.slice(4),
    ]);
    expect(codes(rowProblems)).toEqual(["6 amount.other-sign"]);
  });

  it.each([
    [["01/02/2027", "25/02/2027"], ["2027-02-01", "2027-02-25"], false],
    [["01/02/2027", "02/25/2027"], ["2027-01-02", "2027-02-25"], true],
    [["01/02/2027", "03/04/2027"], ["2027-02-01", "2027-04-03"], false],
    [["25/02/2027", "02/25/2027"], ["2027-02-25", "02/25/2027"], false],
    [["2027-02-25 00:00:00", "30/02/2027"], ["2027-02-25", "30/02/2027"], false],
    [["24 déc. 2026", "5.1.27 08:30"], ["2026-12-24", "2027-01-05"], false],
  ])("dates %j", (texts, dates, monthFirst) => {
    const result = read(table(["Disbursal date"], ...texts.map((text) => [text])));
    expect(result.drafts.map(({ draft }) => draft.disbursalDate)).toEqual(dates);
    expect(result.monthFirst).toBe(monthFirst);
  });

  it("offers names for what no list has, once a text, and takes her choice", () => {
    const rows = table(
      ["Activity", "Location", "Language"],
      ["Dary", "San José", "fr"],
      ["dary", "Ségou, Mali", "Klingon"],
    );
    const asked = read(rows);
    expect(asked.unmatched).toEqual([
      {
        field: "location",
        text: "San José",
        rows: [2],
        suggestions: ["San José: Costa Rica", "San José: Guatemala"],
      },
      { field: "activity", text: "Dary", rows: [2, 3], suggestions: ["Dairy"] },
      { field: "language", text: "Klingon", rows: [3], suggestions: [] },
    ]);
    expect(asked.drafts[1]?.draft).toMatchObject({
      location: "Ségou: Mali",
      activity: "dary",
      language: "Klingon",
    });
    const chosen = read(rows, {
      replacements: [
        { field: "activity", text: "DARY", name: "Dairy" },
        { field: "language", text: "Klingon", name: "" },
      ],
    });
    expect(chosen.unmatched.map(({ text }) => text)).toEqual(["San José"]);
    expect(chosen.drafts[1]?.draft).toMatchObject({ activity: "Dairy", language: "English" });
  });

  it("splits full names, and says so", () => {
    const { drafts } = read([
      ["Nom et prénom", "ID"],
      ["Aïcha Ouédraogo Traoré", "1"],
      ["N’Diaye, Awa", "2"],
    ]);
    expect(drafts.map(({ draft }) => [draft.borrowers[0]?.firstName, draft.borrowers[0]?.lastName])).toEqual([
      ["Aïcha", "Ouédraogo Traoré"],
      ["Awa", "N’Diaye"],
    ]);
    expect(drafts[0]?.notes).toEqual([
      {
        row: 2,
        code: "name.split",
        params: { text: "Aïcha Ouédraogo Traoré", firstName: "Aïcha", lastName: "Ouédraogo Traoré" },
      },
    ]);
  });

  it("passes over nobody and sums, and tells words it does not know", () => {
    const { drafts, rowProblems } = read([
      ["First name", "Loan ID", "Amount", "Gender", "Not pictured", "Activity"],
      ["Ana", "1", "5", "2", "perhaps", ""],
      ["", "", "", "", "", "Dairy"],
      ["TOTAL", "", "5", "", "", ""],
    ]);
    expect(drafts).toHaveLength(1);
    expect(codes(rowProblems)).toEqual([
      "2 gender.unknown",
      "2 yes-no.unknown",
      "3 row.nobody",
      "4 row.total",
    ]);
  });

  // One loan exported twice, or in two groups, became two drafts, and would have been posted twice.
  it("tells the same loan ID in several loans of the file", () => {
    const told = (...rows: string[][]) =>
      read([["First name", "Loan ID", "Group ID", "The group's loan ID"], ...rows]).rowProblems;
    expect(
      told(["Ana", "7", "", ""], ["Inés", "8", "", ""], ["Ana", "7", "", ""], ["Ana", "7", "", ""]),
    ).toEqual([
      { row: 4, code: "loan.twice", params: { loanId: "7", rows: "2, 5" } },
      { row: 5, code: "loan.twice", params: { loanId: "7", rows: "2, 4" } },
    ]);
    expect(
      told(["Ana", "1", "A", "G"], ["Inés", "2", "A", "G"], ["Zoë", "3", "B", "G"], ["Eva", "", "", ""]),
    ).toEqual([{ row: 4, code: "loan.twice", params: { loanId: "G", rows: "2" } }]);
    // Systems that give every member the group's number say nothing wrong.
    expect(told(["Ana", "1", "A", "1"], ["Inés", "1", "A", "1"])).toEqual([]);
    const many = told(...Array.from({ length: 9 }, () => ["Ana", "7", "", ""]));
    expect(many).toHaveLength(8);
    expect(many[7]?.params.rows).toBe("2, 3, 4, 5, 6");
  });

  it("keeps a borrower who is called Total", () => {
    const { drafts, rowProblems } = read([
      ["First name", "Last name", "Loan ID", "Amount"],
      ["Grace", "Total", "1", "5"],
      ["", "", "Total", "5"],
    ]);
    expect(drafts).toHaveLength(1);
    expect(codes(rowProblems)).toEqual(["3 row.total"]);
  });

  // A first date of 01/25/2027 turned the disbursal date 01/12/2026 of another column, 1 December, into 12 January.
  it("takes the month first in the columns that show it, and in no other", () => {
    const { drafts, monthFirst } = read(
      table(
        ["Disbursal date", "Date 1", "Principal 1", "Interest 1", "Date 2", "Principal 2", "Interest 2"],
        ["01/12/2026", "01/25/2027", "5", "0", "02/05/2027", "5", "0"],
      ),
    );
    expect(monthFirst).toBe(true);
    expect(drafts[0]?.draft.disbursalDate).toBe("2026-12-01");
    expect(drafts[0]?.draft.schedule.map(({ date }) => date)).toEqual(["2027-01-25", "2027-02-05"]);
  });

  // Midnight of 24 December in Nairobi, as UTC: the draft had the 23rd.
  it("leaves a date with a time zone for the draft to refuse", () => {
    const { drafts } = read(table(["Disbursal date"], ["2026-12-23T21:00:00.000Z"]));
    expect(drafts[0]?.draft.disbursalDate).toBe("2026-12-23T21:00:00.000Z");
    const problems = judgeDraft(drafts[0]!.draft, { lists: TEST_LISTS, today: "2026-11-21" });
    expect(problems.map(({ at, code }) => `${at} ${code}`)).toContain("disbursalDate date.unreadable");
  });

  // Two languages of one code, two towns that differ by an accent: the first of them was taken.
  it("asks which of several names is meant", () => {
    const lists = { ...TEST_LISTS, locations: ["Peña: Peru", "Pena: Peru"] };
    const { drafts, unmatched } = read(table(["Location"], ["PENA: PERU"]), {}, lists);
    expect(drafts[0]?.draft.location).toBe("PENA: PERU");
    expect(unmatched).toMatchObject([{ field: "location", suggestions: ["Peña: Peru", "Pena: Peru"] }]);
    const languages = [...TEST_LISTS.languages, { id: 9, code: "en", name: "English (UK)" }];
    expect(read(table(["Language"], ["inglés"]), {}, { ...TEST_LISTS, languages }).unmatched).toHaveLength(1);
  });

  it("cuts what a draft cannot keep, and tells it", () => {
    const { drafts, rowProblems } = read(table(["Gender", "Loan use"], ["F", `${"x".repeat(9_999)}😀`]));
    expect(drafts[0]?.draft.loanUse).toBe("x".repeat(9_999));
    expect(rowProblems).toEqual([
      { row: 2, code: "text.cut", params: { field: "loanUse", count: 10_001, limit: 10_000 } },
    ]);
    const many = read(table(["Group ID"], ...Array.from({ length: 302 }, () => ["7"])));
    expect(many.drafts[0]?.draft.borrowers).toHaveLength(300);
    expect(codes(many.rowProblems)).toEqual(["302 group.too-many", "303 group.too-many"]);
  });

  it("builds a group's schedule on its whole amount, and says what was taken for granted", () => {
    const { drafts, rowProblems } = read(
      table(
        ["Group ID", "Amount", "Term", "First payment date", "Annual rate"],
        ["7", "100", "2 months", "31/01/2027", "12"],
        ["7", "50.01", "", "", ""],
        ["", "50", "many", "31/01/2027", "12"],
      ),
    );
    expect(drafts[0]?.draft.schedule).toEqual([
      { date: "2027-01-31", principal: "75.00", interest: "1.50" },
      { date: "2027-02-28", principal: "75.01", interest: "1.50" },
    ]);
    expect(codes(drafts[0]?.notes ?? [])).toEqual(["2 terms.assumed", "2 schedule.built"]);
    expect(codes(rowProblems)).toEqual(["4 terms.instalments"]);
  });

  it("takes a rate that is a cell of percent for what Excel shows", () => {
    const { drafts } = read(
      table(
        ["Amount", "Instalments", "First date", "Rate", "Method"],
        ["1000", "12", "2027-01-31", "0.18", "flat"],
      ),
    );
    expect(drafts[0]?.draft.schedule[0]?.interest).toBe("15.00");
    expect(drafts[0]?.notes[1]).toEqual({
      row: 2,
      code: "terms.assumed",
      params: { field: "annualRate", value: "18.0" },
    });
  });

  it("takes a group's schedule that stands in every row", () => {
    const { drafts } = read(
      table(
        ["Group ID", "Amount", "due1", "principal1", "interest1"],
        ["7", "100", "2027-01-31", "150", "3"],
        ["7", "50", "2027-01-31", "150", "3"],
      ),
    );
    expect(drafts[0]?.draft.schedule).toEqual([
      { date: "2027-01-31", principal: "150.00", interest: "3.00" },
    ]);
    expect(drafts[0]?.notes).toEqual([]);
  });

  it("makes drafts of whatever stands in the file", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "1",
        "1.234,5",
        "F",
        "x",
        "12/31/2027",
        "Dairy",
        "KES",
        "G1",
        "TOTAL",
        "12 months",
        "flat",
      ),
    );
    const headers = [
      "Group ID",
      "Group name",
      "Name",
      "Amount",
      "Gender",
      "Currency",
      "Term",
      "First date",
      "Date 1",
    ];
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }), (rows) => {
        const lines = [headers, ...rows].map((cells, at) => ({ row: at + 1, cells }));
        const result = readDrafts(lines, matchImportColumns(lines), TEST_LISTS, DEFAULTS);
        for (const { draft } of result.drafts) z.parse(draftSchema, draft);
        const told = result.rowProblems.filter(({ code }) => code.startsWith("row."));
        expect(result.drafts.flatMap(({ rows: used }) => used).length + told.length).toBe(rows.length);
      }),
      { numRuns: 200 },
    );
  });
});
