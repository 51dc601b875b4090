import fc from "fast-check";
import { expect, it } from "vitest";
import { expectExact, HEADERS, loans, newTally, plainOf, quoted, type Loan } from "./dialect-for-tests";
import { bytesOf } from "../file-for-tests";

/** Whatever stands above, between, beside and below the loans: each is read back exactly, and nothing else with it. */

const COLUMNS = ["loanId", "clientId", "amount", "note", "date"] as const;
type Cells = Record<(typeof COLUMNS)[number], string>;
const NOTHING: Cells = { loanId: "", clientId: "", amount: "", note: "", date: "" };

const TITLES = [
  { ...NOTHING, loanId: "Umoja MFI" },
  { ...NOTHING, loanId: "Cartera Kiva, mayo; 2024" },
  { ...NOTHING, loanId: "Page", clientId: "1" },
  { ...NOTHING, note: "Rapport mensuel", date: "31/05/2024" },
];
const FOOTERS = [
  { ...NOTHING, loanId: "Printed by Ada on 31/05/2024, page 1 of 3" },
  { ...NOTHING, loanId: "Elaborado por: ________", amount: "Aprobado por: ________" },
  { ...NOTHING, clientId: "Imprimé le 31/05/2024 par Awa" },
  { ...NOTHING, loanId: "*** End of report ***" },
  { ...NOTHING, loanId: "------", clientId: "------", amount: "------" },
];
const TOTAL_WORDS = [
  "Total",
  "TOTAL GENERAL",
  "Total général:",
  "Grand total",
  "Soma",
  "T O T A L",
  "Suma total",
];

const layout = fc.record({
  headers: fc.constantFrom(...HEADERS),
  columns: fc.shuffledSubarray([...COLUMNS], { minLength: 5 }),
  delimiter: fc.constantFrom(",", ";", "\t"),
  titles: fc.array(fc.constantFrom(...TITLES), { maxLength: 3 }),
  footers: fc.array(fc.constantFrom(...FOOTERS), { maxLength: 3 }),
  /** Rows a page; the titles and the header again on each. */
  page: fc.constantFrom(0, 0, 3, 5),
  /** Rows a group, with a total of its own. */
  group: fc.constantFrom(0, 0, 2, 4),
  grand: fc.constantFrom("none", "agrees", "differs", "bare", "counted"),
  word: fc.constantFrom(...TOTAL_WORDS),
  wordAt: fc.constantFrom("loanId", "note", "clientId"),
  blanks: fc.nat({ max: 2 }),
  empties: fc.constantFrom(0, 0, 3, 400),
  zeros: fc.nat({ max: 2 }),
  rule: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer Value> ? Value : never;

/** The file's lines; a number is the place of a loan in the list, so that its row can be told. */
function linesOf(list: readonly Loan[], how: Layout): (Cells | "blank" | { loan: number })[] {
  const lines: (Cells | "blank" | { loan: number })[] = [];
  const header = (): void => {
    lines.push(...how.titles, ...Array<"blank">(how.blanks).fill("blank"), how.headers);
    if (how.rule) lines.push({ ...NOTHING, loanId: "-----", amount: "-----" });
  };
  const sum = (from: number, to: number, more = 0n): string =>
    plainOf(
      list.slice(from, to).reduce((all, { units }) => all + units, more),
      2,
    );
  header();
  let since = 0;
  list.forEach((_, index) => {
    lines.push({ loan: index });
    const isLast = index === list.length - 1;
    if (how.group > 0 && ((index + 1) % how.group === 0 || isLast)) {
      lines.push({ ...NOTHING, [how.wordAt]: `Total ${how.wordAt} 5`, amount: sum(since, index + 1) });
      since = index + 1;
    }
    if (how.page > 0 && (index + 1) % how.page === 0 && !isLast) header();
  });
  const word = { [how.wordAt]: how.word };
  if (how.grand === "agrees") lines.push({ ...NOTHING, ...word, amount: sum(0, list.length) });
  if (how.grand === "differs") lines.push({ ...NOTHING, ...word, amount: sum(0, list.length, 5n) });
  if (how.grand === "bare") lines.push({ ...NOTHING, amount: sum(0, list.length) });
  if (how.grand === "counted") {
    lines.push({ ...NOTHING, note: how.word, loanId: String(list.length), amount: sum(0, list.length) });
  }
  for (let zero = 0; zero < how.zeros; zero++) lines.push({ ...NOTHING, amount: "0.00" });
  lines.push(...how.footers, ...Array<Cells>(how.empties).fill(NOTHING));
  return lines;
}

it("layouts: any list is read back exactly or asked about, and nothing else with it", () => {
  const tally = newTally();
  fc.assert(
    fc.property(loans(99_999_999n, 3), layout, (list, how) => {
      const rows: { row: number; loanId: string }[] = [];
      const text = linesOf(list, how).map((line, index) => {
        if (line === "blank") return "";
        const loan = "loan" in line ? list[line.loan] : undefined;
        if (loan) rows.push({ row: index + 1, loanId: loan.loanId });
        const { loanId, clientId, units } = loan ?? { loanId: "", clientId: "", units: 0n };
        const cells: Cells =
          "loan" in line
            ? { loanId, clientId, amount: plainOf(units, 2), note: "La Paz, Sur", date: "31/05/2024" }
            : line;
        return how.columns.map((column) => quoted(cells[column], how.delimiter)).join(how.delimiter);
      });
      expectExact({ bytes: bytesOf(text.join("\r\n")), currency: "USD", loans: list, rows }, tally);
    }),
    { numRuns: 200 },
  );
  expect(tally.questions).toBeLessThanOrEqual(tally.files * 0.02);
  expect(tally.held).toBeLessThanOrEqual(tally.exact * 0.02);
});
