import fc from "fast-check";
import { expect, it } from "vitest";
import { CheckedFile, reportOf } from "./checked-file";
import type { CheckSettings } from "../checked-report";
import type { Edit } from "../edits";
import { layOut, type Layout } from "./layout";
import { openText } from "../file/open-file";
import { closely } from "../file-for-tests";
import type { surveyLines } from "../file/survey-lines";

/**
 * A plain line is passed over with one look; the closer look must find nothing in it either, and come to the same sum,
 * totals, lines and fingerprint. Whatever the file holds beside it.
 */
const SETTINGS: CheckSettings = { columns: "three", currency: "KES" };

function laidOut(text: string, survey?: typeof surveyLines): Layout | string {
  const opened = openText(new TextEncoder().encode(text));
  if (opened.state !== "opened") return opened.failure.code;
  const outcome = layOut(opened, SETTINGS, {}, null, survey);
  return outcome.state === "laid-out" ? outcome.layout : JSON.stringify(outcome);
}

const id = fc.constantFrom(
  ...[
    "A-1",
    "A-2",
    "LOAN/3/2026",
    "0012",
    "12",
    "5-3",
    "05-Mar",
    "1.04E+06",
    " 7 ",
    "",
    "Total",
    "Subtotal Sur",
    "Average",
    "0013",
    "0014",
    "a-1",
    "='15'",
    "1,042,970",
    "NULL",
    "é-1",
    "X.Y",
  ],
);
const amount = fc.constantFrom(
  ...[
    "25.00",
    "1250.5",
    "1,250.00",
    "1.250,00",
    "1,23,456.00",
    "234,567.00",
    "1'250.00",
    "40",
    "0",
    "12,5o0",
    "KSh 5",
    "-3.00",
    "Amount",
    "5.123",
    "1.234",
  ],
);
const row = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(id, id, amount).map((cells) => cells.map((cell) => `"${cell}"`).join(",")),
  },
  { weight: 1, arbitrary: fc.constant("Loan ID,Client ID,Amount") },
  { weight: 1, arbitrary: fc.constant("A-9,C-9,1,250.00") },
  { weight: 1, arbitrary: fc.constant("Total,,65.00") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("Page 1 of 3,,", ",,0.00", "2,Grand total,65.00", "A-1,Total,25.00"),
  },
);
const edit = fc.oneof(
  fc.record({
    kind: fc.constant("cell" as const),
    row: fc.integer({ min: 1, max: 14 }),
    column: fc.constantFrom("loanId" as const, "clientId" as const, "amount" as const),
    text: fc.oneof(id, amount),
  }),
  fc.record({
    kind: fc.constantFrom("leave-out" as const, "put-back" as const),
    row: fc.integer({ min: 1, max: 14 }),
  }),
) satisfies fc.Arbitrary<Edit>;

it("finds in plain lines what the closer look finds, under whatever edits", () => {
  let compared = 0;
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(edit, { maxLength: 5 }),
      (rows, edits) => {
        const text = `Loan ID,Client ID,Amount\n${rows.join("\n")}\n`;
        const [quick, close] = [laidOut(text), laidOut(text, closely)];
        if (typeof quick === "string" || typeof close === "string") {
          expect(quick).toBe(close);
          return;
        }
        compared++;
        expect(reportOf(new CheckedFile(quick, edits))).toEqual(reportOf(new CheckedFile(close, edits)));
      },
    ),
    { numRuns: 600 },
  );
  expect(compared).toBeGreaterThan(100);
});

it("does pass over the lines of a usual file", () => {
  const rows = Array.from({ length: 50 }, (_, at) => `LOAN/${at}/2026,C-000${at},"${1000 + at}.50"`);
  const layout = laidOut(`Loan ID,Client ID,Amount\n${rows.join("\n")}\n`);
  expect(layout).toMatchObject({ plainTotals: { lines: 50, sumText: "51250.00" }, marked: new Map() });
});

it("counts each loan once, and the sum to the last cent, as the rows themselves would", () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(edit, { maxLength: 5 }),
      (rows, edits) => {
        const layout = laidOut(`Loan ID,Client ID,Amount\n${rows.join("\n")}\n`);
        if (typeof layout === "string") return;
        const { totals, lines, rows: judged } = reportOf(new CheckedFile(layout, edits));
        expect(totals.lines).toBe(lines.length);
        expect(totals.loans).toBe(new Set(lines.map(({ loanId }) => loanId)).size);
        const cents = lines.reduce((sum, { amountText }) => sum + BigInt(amountText.replace(".", "")), 0n);
        expect(BigInt(totals.sumText.replace(".", ""))).toBe(cents);
        expect(totals.problemRows).toBe(
          judged.filter(({ problems }) => problems.some(({ open }) => open)).length,
        );
        expect(totals.leftOut).toBe(judged.filter(({ status }) => status === "left-out").length);
      },
    ),
    { numRuns: 600 },
  );
});
