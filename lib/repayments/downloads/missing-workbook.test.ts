import { expect, it } from "vitest";
import { readWorkbook } from "@/lib/files/workbook/read-workbook";
import { writeWorkbook } from "@/lib/files/workbook/write-workbook";
import { checkFile } from "../check/check";
import { expectedLoan } from "../file-for-tests";
import { missingWorkbook } from "./missing-workbook";

const LOANS = [
  expectedLoan("0012", { clientId: "C-1", name: "Njeri W." }),
  expectedLoan("=4", { clientId: null, name: "=Otieno" }),
  expectedLoan("5-3", { clientId: "00077", name: "Ñandú É." }),
];
const WORDS = [
  { loanId: "Loan ID", clientId: "Client ID", borrower: "Borrower in PA2", amount: "Amount KES" },
  { loanId: "ID del préstamo", clientId: "ID del cliente", borrower: "Prestatario en PA2", amount: "Monto" },
  { loanId: "ID du prêt", clientId: "ID du client", borrower: "Emprunteur dans PA2", amount: "Montant" },
].map((words) => ({ sheet: "Missing", ...words }));

it.each(WORDS)(
  "the missing loans, amounts filled in, are read with the very IDs Kiva has ($loanId)",
  async (words) => {
    for (const columns of ["two", "three"] as const) {
      const settings = { columns, currency: "KES" };
      const read = readWorkbook(missingWorkbook(LOANS, words, settings));
      const [head = [], ...lines] = read.ok
        ? (read.value.sheets[0]?.lines ?? []).map(({ cells }) => cells)
        : [];
      expect(head.at(-1)).toBe(words.amount);
      const rows = lines.map((cells, at) => [
        ...Array.from({ length: head.length - 1 }, (_, column) => cells[column] ?? ""),
        { number: `${at + 1}25.5` },
      ]);
      const filled = writeWorkbook([{ name: "Missing", columns: [], header: head, rows }], {
        amountDecimals: 2,
      });
      const outcome = await checkFile(filled, settings, {}, []);
      if (outcome.state !== "checked") throw new Error(JSON.stringify(outcome));
      expect(outcome.report.rows.map(({ cells }) => cells.loanId)).toEqual(["0012", "=4", "5-3"]);
      expect(outcome.report.rows.map(({ amountText }) => amountText)).toEqual([
        ...["125.50", "225.50", "325.50"],
      ]);
    }
  },
);
