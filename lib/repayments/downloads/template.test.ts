import { describe, expect, it } from "vitest";
import { writeCsv } from "@/lib/files/csv";
import { reportOf } from "../file-for-tests";
import { sampleRows, templateRows } from "./template";

const SPANISH = { loanId: "ID del préstamo", clientId: "ID del cliente", amount: "Monto" };
const FRENCH = { loanId: "ID du prêt", clientId: "ID du client", amount: "Montant" };

describe("the template", () => {
  it("is a header", () => {
    expect(templateRows("three")).toEqual([["Loan ID", "Client ID", "Amount"]]);
    expect(templateRows("two", SPANISH)).toEqual([["ID del préstamo", "Monto"]]);
  });

  it.each([
    ["two", "USD", 2, undefined],
    ["three", "USD", 2, SPANISH],
    ["three", "XOF", 0, FRENCH],
    ["two", "TND", 3, FRENCH],
  ] as const)(
    "filled in as a sample (%s, %s) it is checked without a question",
    (columns, currency, decimals, headers) => {
      const file = writeCsv(sampleRows(columns, decimals, headers), { delimiter: ";" });
      const report = reportOf(file, { settings: { columns, currency } });
      expect(report.totals).toMatchObject({ lines: 4, problemRows: 0 });
      expect(report.lines.map((line) => line.loanId)).toContain("0012");
    },
  );
});
