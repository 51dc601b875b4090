import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openText, type OpenedFile } from "../file/open-file";
import { check, THREE, TWO } from "../file-for-tests";
import { findHeaderRow } from "../file/header-row";
import { amountBothWays, amountFormat, readAmount } from "@/lib/amounts/amounts";

/**
 * Files that real systems wrote (bank and loan exports, not repayment reports). They stay outside the project; where
 * the folder is missing, files of the same kinds written here stand in for it.
 */
const FOLDER = fileURLToPath(new URL("../../../../shared/samples/real-exports/", import.meta.url));

const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Our own files of the same kinds, under the names of those they stand in for. */
const STAND_INS: Record<string, Uint8Array> = {
  "CSV_A_20180414_112204.csv": latin1(
    '"IBAN","Munt","Bedrag","Naam initiërende partij"\r\r\n"NL01","EUR","-337,49",""\r\r\n"NL01","EUR","+50,00",""\r\r\n"NL01","EUR","-750,00",""\r\r\n',
  ),
  "TH_20180101-20180523_page_1.csv": latin1(
    '"Item";"Amount CZK";"Note"\n"X 1";"-111,11";"ž"\n"X 2";"-11,11";\n',
  ),
  "export_BE11123456789012_20180304_1422.csv": utf8(
    `${Array.from({ length: 18 }, (_, index) => `Kolom${"abcdefghijklmnopqr"[index] ?? ""}`).join(";")}\n` +
      "BE1;  ;SMITH;EUR; 02;28/02/2018;A, B;28/02/2018;-3,40;219,95; ;-3,40; ; ; ; ; ;x\n",
  ),
  "TransactionHistory_20180418043121.csv": utf8(
    'Account details for:,X 666\nAvailable Balance,"6,666.66"\nLedger Balance,"6,666.66"\n\nTransaction History \n' +
      "Transaction date,Value date,Description,Withdrawals (SGD),Deposits (SGD)\n18/04/2018,18/04/2018,PURCHASE,6.66,\n,,more\n",
  ),
  "test_headers.csv": utf8(
    'Date;Payee;SomeOtherDate;Inflow;Currency;skip;skip\n18.09.2017;"HOFER";18.09.2017;-33,87;EUR;;\nFOOTER;FOOTER;FOOTER;FOOTER;;;\n',
  ),
  "MS_JANE_SMITH_01-12-2019_14-12-2019.csv": utf8(
    '\ufeffDate Processed,Description,Amount,\nPending,SHOP,£67.40,\n02-Dec-2019,THANK YOU,"+ £1,100.00",CR\n',
  ),
  "dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv": utf8("27 Feb 2018,UMC-, 7.80, ,MCDONALD'S,,,\n"),
  "test_delimiter_tab.csv": latin1(
    "18.09.2017\tHOFER, 0527\t18.09.2017\t\t33,87\n19.09.2017\tJägerst., 25\t19.09.2017\t\t14,00\n",
  ),
  "test_row_format_default.csv": latin1(
    "18.09.2017;HOFER, 0527;18.09.2017;;33,87\n19.09.2017;Jägerst., 25;19.09.2017;;14,00\n",
  ),
  "amortization.csv": utf8(
    'Payment Number,Payment Date,Beginning Balance,Principal\r\n1,"August 10, 2022","$10,000.00",$188.63\r\n2,"September 10, 2022","$9,808.67",$189.41\r\n',
  ),
};

const real = existsSync(FOLDER);
if (!real) console.info("samples.test: no ../shared/samples/real-exports here; none of its files was read");

const files = real ? readdirSync(FOLDER).sort() : Object.keys(STAND_INS);

function bytesOf(name: string): Uint8Array {
  return real ? new Uint8Array(readFileSync(FOLDER + name)) : (STAND_INS[name] ?? new Uint8Array());
}

function open(name: string): OpenedFile {
  const opened = openText(bytesOf(name));
  if (opened.state !== "opened") throw new Error(`${name}: ${opened.failure.code}`);
  return opened;
}

/** Delimiter, encoding, width and header row as the files' own table has them; records only for the real ones. */
const READINGS: [string, string, string, number, number | null, number][] = [
  ["CSV_A_20180414_112204.csv", ",", "windows-1252", 26, 1, 3],
  ["TH_20180101-20180523_page_1.csv", ";", "windows-1250", 17, 1, 9],
  ["TH_20180101-20180523_strana_1.csv", ";", "windows-1250", 17, 1, 9],
  ["export_BE11123456789012_20180304_1422.csv", ";", "utf-8", 18, 1, 1],
  ["TransactionHistory_20180418043121.csv", ",", "utf-8", 5, 6, 16],
  ["test_headers.csv", ";", "utf-8", 7, 1, 76],
  ["MS_JANE_SMITH_01-12-2019_14-12-2019.csv", ",", "utf-8", 4, 1, 13],
  ["dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv", ",", "utf-8", 8, null, 1],
  ["test_delimiter_tab.csv", "\t", "windows-1252", 5, null, 74],
  ["test_row_format_default.csv", ";", "windows-1252", 5, null, 74],
  ["amortization.csv", ",", "utf-8", 9, 1, 48],
  ["2018-04-14_10-52-13_bunq-transactieoverzicht.csv", ",", "utf-8", 6, 1, 3],
  ["Movements_1234512345_201805271848.csv", ";", "windows-1250", 19, 1, 1],
];

describe("real exports", () => {
  it.each(READINGS.filter(([name]) => files.includes(name)))(
    "%s is read as its table says",
    (name, delimiter, encoding, width, headerRow, records) => {
      const { table, decoded } = open(name);
      const header = findHeaderRow(table.lines, "EUR");
      expect(table.delimiter).toBe(delimiter);
      expect(header?.row ?? null).toBe(headerRow);
      if (!real) return;
      expect(decoded.encoding).toBe(encoding);
      expect(table.lines.filter((line) => !header || line.row > header.row)).toHaveLength(records);
      expect((header ?? table.lines[0])?.cells).toHaveLength(width);
    },
  );

  it("line ends doubled make every second line blank", () => {
    expect(open("CSV_A_20180414_112204.csv").table.lines.map((line) => line.row)).toEqual([1, 3, 5, 7]);
  });

  it.each([
    ["CSV_A_20180414_112204.csv", "EUR", "-337,49", "337.49"],
    ["TH_20180101-20180523_page_1.csv", "CZK", "-111,11", "111.11"],
    ["test_headers.csv", "EUR", "-33,87", "33.87"],
    ["MS_JANE_SMITH_01-12-2019_14-12-2019.csv", "GBP", "+ £1,100.00", "1100.00"],
    ["amortization.csv", "USD", "$9,808.67", "9808.67"],
    ["test_delimiter_tab.csv", "EUR", "33,87", "33.87"],
    ["dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv", "SGD", " 7.80", "7.80"],
  ])("%s: the amount %s %j can be read one way only", (name, currency, text, plain) => {
    const cells = open(name).table.lines.flatMap((line) => line.cells);
    if (name !== "amortization.csv" || cells.includes(text)) expect(cells).toContain(text);
    const { withPoint, withComma } = amountBothWays(text, currency);
    expect([withPoint, withComma].filter((reading) => reading !== null)).toEqual([plain]);
  });

  it("of one bank every second row continues the one above: such a row holds neither date nor amount", () => {
    const { lines } = open("TransactionHistory_20180418043121.csv").table;
    const rows = lines.filter(({ row }) => row > 6);
    for (const [index, { cells }] of rows.entries()) {
      expect(cells[0] === "").toBe(index % 2 === 1);
      if (index % 2 === 1) expect((cells[3] ?? "") + (cells[4] ?? "")).toBe("");
    }
  });

  it("of one system the last two rows are footers: neither is reported, whatever column is the amount", () => {
    const bytes = bytesOf("test_headers.csv");
    const columns = { headerRow: 1, loanId: 1, clientId: null, amount: 3 };
    const outcome = check(bytes, { settings: { columns: "two", currency: "EUR" }, choices: { columns } });
    if (outcome.state !== "checked") throw new Error(JSON.stringify(outcome));
    const footers = outcome.report.rows.filter(({ cells }) => cells.loanId.startsWith("FOOTER"));
    expect(footers.length).toBeGreaterThan(0);
    expect(footers.every(({ amountText }) => amountText === null)).toBe(true);
  });

  it("without a header leave their last three fields empty", () => {
    const { lines } = open("dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv").table;
    expect(lines[0]?.cells.slice(5)).toEqual(["", "", ""]);
  });

  it("with dates in words and quotes keep each in its cell", () => {
    expect(open("amortization.csv").table.lines[1]?.cells[1]).toBe("August 10, 2022");
  });

  it.each([
    ["TH_20180101-20180523_page_1.csv", "CZK", "-111,11", "-111.11"],
    ["TH_20180101-20180523_strana_1.csv", "CZK", "-111,11", "-111.11"],
    ["MS_JANE_SMITH_01-12-2019_14-12-2019.csv", "GBP", "+ £1,100.00", "1100.00"],
  ])("%s: %s %j is %s", (name, currency, text, value) => {
    if (files.includes(name)) expect(open(name).table.lines.flatMap(({ cells }) => cells)).toContain(text);
    const sign = value.startsWith("-") ? "," : ".";
    expect(readAmount(text, amountFormat(currency, sign, false)).value).toBe(value);
  });

  it.each(files)("%s is never reported without a question", (name) => {
    for (const settings of [THREE, TWO]) {
      const outcome = check(bytesOf(name), { settings });
      // They name no loans, so the columns must be asked about; nothing may be taken for granted.
      expect(outcome).toMatchObject({ state: "question", question: { kind: "columns" } });
    }
  });

  it.each(files)("%s holds its own whatever she answers", (name) => {
    const { table } = open(name);
    const width = Math.max(...table.lines.map((line) => line.cells.length));
    const header = findHeaderRow(table.lines, "USD");
    for (let amount = 1; amount < width; amount++) {
      const columns = { headerRow: header?.row ?? null, loanId: 0, clientId: null, amount };
      for (const decimalSign of [undefined, ".", ","] as const) {
        const outcome = check(bytesOf(name), { settings: TWO, choices: { columns, decimalSign } });
        if (outcome.state !== "checked") continue;
        const { lines, rows } = outcome.report;
        for (const line of lines) expect(line.amountText).toMatch(/^\d+\.\d{2}$/);
        const held = rows.filter((row) => row.status === "blocked" || row.status === "undecided");
        expect(held.every((row) => row.problems.some((problem) => problem.open))).toBe(true);
      }
    }
  });
});
