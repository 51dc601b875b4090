import fc from "fast-check";
import { expect, it } from "vitest";
import { workbookOf, type TestCell } from "@/lib/files/workbook/workbook-for-tests";
import { currencyDecimals } from "@/lib/money";
import { checkFile, judgeLayout } from "./check";
import { closely } from "../file-for-tests";
import { layOut } from "./layout";
import { openFile } from "../file/open-file";

const HEAD = ["Loan ID", "Client ID", "Amount"];
const FORMATS = ["#,##0", "0.00", "0000000", "d/m/yyyy"];
const SHOWN_WITH_ZEROS = 2;
const DATE = 3;

const loan = fc.record({
  loanId: fc.stringMatching(/^[1-9]\d{0,11}$/),
  how: fc.constantFrom("text", "number", "with zeros", "date"),
  units: fc.bigInt(1n, 999_999_999n),
  amountAs: fc.constantFrom("number", "float", "formula", "text", "date", "error"),
});

function plainOf(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function idCell({ loanId, how }: { loanId: string; how: string }): TestCell {
  if (how === "text") return loanId;
  if (how === "number") return { number: loanId, format: 0 };
  return how === "date" ? { number: "45356", format: DATE } : { number: loanId, format: SHOWN_WITH_ZEROS };
}

function amountCell(plain: string, how: string, sign: string): TestCell {
  switch (how) {
    case "number":
      return { number: plain, format: 0 };
    case "float":
      return { number: Number(plain).toPrecision(17) };
    case "formula":
      return { number: plain, formula: "B2*2" };
    case "text":
      return plain.replace(".", sign);
    case "date":
      return { number: "45356", format: DATE };
    default:
      return { error: "#N/A" };
  }
}

it("any list in any cells is reported exactly, asked about, or complained about", async () => {
  const list = fc.uniqueArray(loan, { minLength: 1, maxLength: 12, selector: ({ loanId }) => loanId });
  await fc.assert(
    fc.asyncProperty(
      list,
      fc.constantFrom("USD", "XOF", "TND"),
      fc.constantFrom(".", ","),
      async (loans, currency, sign) => {
        const decimals = currencyDecimals(currency);
        const rows = loans.map((one): TestCell[] => [
          idCell(one),
          "C-1",
          amountCell(plainOf(one.units, decimals), one.amountAs, sign),
        ]);
        const bytes = workbookOf([{ name: "Loans", rows: [HEAD, ...rows] }], { formats: FORMATS });
        const outcome = await checkFile(bytes, { columns: "three", currency }, {}, []);
        if (outcome.state === "question") {
          // Only texts leave anything open.
          expect(outcome.question.kind).toBe("decimal-sign");
          expect(loans.some(({ amountAs }) => amountAs === "text")).toBe(true);
          return;
        }
        if (outcome.state !== "checked") throw new Error(JSON.stringify(outcome));
        const { report } = outcome;
        // What is passed over with one look must give the same under the closer look.
        const settings = { columns: "three", currency } as const;
        const opened = await openFile(bytes, settings, {});
        const laid = opened.state === "opened" ? layOut(opened, settings, {}, null, closely) : opened;
        if (laid.state !== "laid-out") throw new Error(laid.state);
        expect(judgeLayout(laid.layout, [])).toEqual(report);
        expect(report.rows).toHaveLength(loans.length);
        for (const [at, { loanId, how, units, amountAs }] of loans.entries()) {
          const row = report.rows[at];
          const isSound =
            (how === "text" || how === "number" || (how === "with zeros" && loanId.length >= 7)) &&
            ["number", "float", "formula"].includes(amountAs);
          if (isSound) expect(row?.status).toBe("report");
          if (how === "date" || amountAs === "date" || amountAs === "error")
            expect(row?.status).toBe("blocked");
          if (row?.status !== "report") continue;
          expect(row.cells.loanId).toBe(loanId);
          expect(row.amountText).toBe(plainOf(units, decimals));
        }
      },
    ),
    { numRuns: 120 },
  );
});
