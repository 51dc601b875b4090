import { describe, expect, it } from "vitest";
import type { CheckSettings } from "../checked-report";
import { choiceFits, matchColumns, type ColumnMatch } from "./columns";
import { check, reportOf, THREE, TWO } from "../file-for-tests";
import { headerRole } from "./header-roles";
import { isRowsInErrorHeader } from "./header-words";
import type { TableLine } from "@/lib/files/cut-lines";
import { fromRemembered, headerKey, toRemembered } from "./remembered-columns";

function linesOf(...lines: string[][]): TableLine[] {
  return lines.map((cells, index) => ({ row: index + 1, cells }));
}

function match(headers: string[], settings: CheckSettings = THREE): ColumnMatch {
  const data = headers.map((_, index) => `${index}5.00`);
  return matchColumns(linesOf(headers, data, data), settings);
}

function question(lines: TableLine[], settings: CheckSettings = THREE) {
  const found = matchColumns(lines, settings);
  if (found.sure) throw new Error("sure");
  return found.question;
}

describe("a header is recognized beyond doubt", () => {
  it.each([
    ..."Loan ID|LoanID|loan_id|LOANID|loan-id|Loan ID:|Loan No.|loan_no|Loan number|Loan #|Loan Ref".split(
      "|",
    ),
    ..."internal_loan_id|Loan Account No|ID del préstamo|ID PRÉSTAMO|Nº de préstamo|N° préstamo|No. crédito".split(
      "|",
    ),
    ..."Número de crédito|Código del crédito|idPrestamo|ID du prêt|N° de prêt|Numéro de prêt|Réf. crédit".split(
      "|",
    ),
    ..."Numéro de crédit|  Loan   ID  |\ufeffLoan ID|Loan ID".split("|"),
  ])("%j: the loan ID", (header) => {
    expect(headerRole(header, "USD")).toEqual({ column: "loanId", strength: "sure" });
  });

  it.each(
    (
      "Client ID|ClientID|client_id|CLIENT-ID|internal_client_id|ID cliente|ID del cliente|Código de cliente|" +
      "No. socio|Borrower ID|ID du client|N° client|Numéro de l'emprunteur|Member No|Customer number"
    ).split("|"),
  )("%j: the client ID", (header) => {
    expect(headerRole(header, "USD")).toEqual({ column: "clientId", strength: "sure" });
  });

  it.each(
    (
      "Amount|AMOUNT|amount_paid|Amount (USD)|Amount USD|Monto|Monto (US$)|Monto $|Monto en dólares|Cantidad|Importe|" +
      "Monto pagado|Capital pagado|Capital pagado a la fecha|Principal repaid|Principal repaid to date|Principal|" +
      "Principal outstanding|Outstanding balance|Outstanding principal|Balance|Saldo|Saldo de capital|" +
      "Saldo del préstamo|Saldo capital (USD)|Montant|Capital remboursé|Capital remboursé à ce jour|Encours|" +
      "Encours du prêt|Capital restant dû|Solde|Montant remboursé|principal_repaid_derived|Repayment amount|Loan balance"
    ).split("|"),
  )("%j: the amount", (header) => {
    expect(headerRole(header, "USD")).toEqual({ column: "amount", strength: "sure" });
  });

  it.each(
    (
      "Amount due|Interest|Interés|Intérêts|Loan amount|Monto del préstamo|Montant du prêt|Monto desembolsado|" +
      "Amount (KES)|Monto Bs|Montant (€)|Fees|Mora|Total|Scheduled payment|Late Fee|Cuota"
    ).split("|"),
  )("%j: money, but not surely the amount", (header) => {
    expect(headerRole(header, "USD")).toEqual({ column: "amount", strength: "rival" });
  });

  it.each(["Kiva Loan ID", "N° dossier", "No. operación", "Contract No", "Loan ID 2"])(
    "%j: perhaps the loan ID",
    (header) => {
      expect(headerRole(header, "USD")).toEqual({ column: "loanId", strength: "rival" });
    },
  );

  it.each(
    (
      "Date|Payment date|Fecha de pago|Date de paiement|Client name|Nombre|Loan officer|Currency|Payment Number|Days Late|" +
      "Payee|Branch|Status|Row|What is wrong|Number of loans||x"
    ).split("|"),
  )("%j: nothing that counts", (header) => {
    expect(headerRole(header, "USD")?.strength ?? "weak").toBe("weak");
  });
});

describe("matchColumns", () => {
  it("finds the columns in any order, past title lines and other columns", () => {
    const lines = linesOf(
      ["Cartera Kiva"],
      ["Mes:", "mayo 2024"],
      ["Fecha", "Monto pagado", "Nombre", "ID del cliente", "Nº de préstamo"],
      ["2024-05-31", "25,00", "Ana", "C1", "0012"],
    );
    expect(matchColumns(lines, THREE)).toEqual({
      sure: true,
      choice: { headerRow: 3, loanId: 4, clientId: 3, amount: 1 },
    });
  });

  it("ignores a client ID where the organization reports none", () => {
    expect(match(["Client ID", "Loan ID", "Amount"], TWO)).toEqual({
      sure: true,
      choice: { headerRow: 1, loanId: 1, clientId: null, amount: 2 },
    });
  });

  it.each([
    ["two amounts", ["Loan ID", "Client ID", "Principal", "Interest"]],
    ["due and paid", ["Loan ID", "Client ID", "Amount due", "Amount paid"]],
    ["the same header twice", ["Loan ID", "Client ID", "Amount", "Amount"]],
    ["two loan IDs", ["Loan ID", "Kiva Loan ID", "Client ID", "Amount"]],
    ["no client ID", ["Loan ID", "Name", "Amount"]],
    ["another currency", ["Loan ID", "Client ID", "Amount (KES)"]],
    ["the amount lent", ["Loan ID", "Client ID", "Loan amount"]],
    ["foreign words", ["Lening", "Klant", "Bedrag"]],
    ["bare words", ["ID", "Client", "Amount"]],
  ])("is not sure with %s", (_, headers) => {
    expect(match(headers)).toMatchObject({
      sure: false,
      question: { reason: "unsure", headerRow: 1, headers },
    });
  });

  it("asks with her first lines and a guess where there is no header", () => {
    const lines = linesOf(["1042970", "184729", "25.00"], ["1043223", "481395", "40.00"]);
    expect(question(lines)).toEqual({
      kind: "columns",
      reason: "no-header",
      headerRow: null,
      headers: [],
      sample: lines,
      guess: { loanId: 0, clientId: 1, amount: 2 },
    });
    expect(question(linesOf(["0012", "25.00"], ["0013", "40.00"]), TWO).guess).toEqual({
      loanId: 0,
      clientId: null,
      amount: 1,
    });
  });

  it("guesses by name first, then by content", () => {
    const lines = linesOf(
      ["Nr", "Lening ID", "Loan", "Bedrag"],
      ["1", "x", "A-1", "2,50"],
      ["2", "y", "A-2", "3,50"],
    );
    expect(question(lines, TWO).guess).toMatchObject({ loanId: 0, amount: 3 });
  });

  it("takes her choice, remembers it by header and finds it in another order", () => {
    const choice = { headerRow: 1, loanId: 0, clientId: 1, amount: 2 };
    const headers = ["Lening", "Klant", "Bedrag", "Rente"];
    const remembered = toRemembered(choice, headers);
    expect(remembered).toMatchObject({ loanId: "Lening", clientId: "Klant", amount: "Bedrag" });
    const moved = ["RENTE", "bedrag", "lening ", "Klant"];
    expect(headerKey(moved)).toBe(headerKey(headers));
    expect(remembered && fromRemembered(remembered, moved, 4)).toEqual({
      headerRow: 4,
      loanId: 2,
      clientId: 3,
      amount: 1,
    });
    expect(remembered && fromRemembered(remembered, ["Lening", "Klant", "Bedrag"], 1)).toBeNull();
    expect(remembered && fromRemembered(remembered, moved, null)).toBeNull();
  });

  it("does not remember what it could not find again", () => {
    const choice = { headerRow: 1, loanId: 0, clientId: null, amount: 1 };
    expect(toRemembered(choice, ["Nr", "Bedrag", "bedrag"])).toBeNull();
    expect(toRemembered(choice, ["", "Bedrag"])).toBeNull();
    expect(toRemembered({ ...choice, headerRow: null }, [])).toBeNull();
  });

  it("keeps the key short enough for an index", () => {
    const many = Array.from({ length: 300 }, (_, index) => `Column number ${index}`);
    expect(headerKey(many).length).toBeLessThanOrEqual(600);
    expect(headerKey(many)).not.toBe(headerKey([...many, "one more"]));
  });
});

describe("her choice of columns", () => {
  const file = "Lening,Klant,Bedrag\n0012,C1,25.00";
  const columns = { headerRow: 1, loanId: 0, clientId: 1, amount: 2 };

  it("is used", () => {
    expect(reportOf(file, { choices: { columns } }).lines).toMatchObject([
      { loanId: "0012", amountText: "25.00" },
    ]);
  });

  it.each([
    ["beyond the file", { ...columns, amount: 3 }],
    ["one column twice", { ...columns, clientId: 0 }],
    ["no client ID", { ...columns, clientId: null }],
    ["no such header", { ...columns, headerRow: 7 }],
    ["no position", { ...columns, amount: 0.5 }],
  ])("is asked again if it does not fit: %s", (_, choice) => {
    expect(choiceFits(choice, linesOf(["a", "b", "c"]), THREE)).toBe(false);
    expect(check(file, { choices: { columns: choice } })).toMatchObject({ state: "question" });
  });

  it("may say that there is no header", () => {
    const report = reportOf("0012,25.00\n0013,40.00", {
      settings: TWO,
      choices: { columns: { headerRow: null, loanId: 0, clientId: null, amount: 1 } },
    });
    expect(report.lines).toHaveLength(2);
    expect(report.notices).toEqual([{ code: "file.no-header", params: {} }]);
    expect(report.reading.headers).toEqual([]);
  });
});

it.each([
  [["Row", "Loan ID", "Client ID", "Amount", "What is wrong"], true],
  [["Fila", "ID del préstamo", "Monto", "Qué está mal"], true],
  [["Ligne", "ID du prêt", "Montant", "Ce qui ne va pas"], true],
  [["Row", "Loan ID", "Amount"], false],
  [["Loan ID", "Amount", "What is wrong"], false],
])("knows its own file of rows in error: %j", (headers, own) => {
  expect(isRowsInErrorHeader(headers)).toBe(own);
});
