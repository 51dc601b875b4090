import { describe, expect, it } from "vitest";
import { encodeCodePage, type CodePage } from "@/lib/files/code-pages";
import { openText } from "../file/open-file";
import { bytesOf, check, openCodes, reportOf, rowOf, THREE, TWO } from "../file-for-tests";
import { layOut } from "./layout";

/** How a file's letters are told, asked about and changed; what the code pages themselves hold is lib/files' to test. */

function inPage(text: string, page: CodePage): Uint8Array {
  const bytes = encodeCodePage(text, page);
  if (!bytes) throw new Error(`${page} lacks a letter of it`);
  return bytes;
}

const FILE = "Nº de préstamo;ID del cliente;Monto\nPEÑA-1;C-1;25,50\nMUÑOZ-2;C-2;40,00\n";
const ENGLISH = FILE.replace(/.*\n/, "Loan ID;Client ID;Amount\n");
const codesOf = (report: ReturnType<typeof reportOf>) => report.notices.map(({ code }) => code);

describe("the letters of a file", () => {
  it.each(["windows-1252", "iso-8859-15", "mac-roman"] as const)("in %s make the same report", (page) => {
    const report = reportOf(inPage(FILE, page));
    expect(report.lines).toEqual(reportOf(FILE).lines);
    expect(report.fingerprint).toBe(reportOf(FILE).fingerprint);
    expect(report.notices).toEqual([]);
    const { encoding, words } = report.reading;
    expect(words.find((one) => one.encoding === encoding)?.word).toBe(
      page === "mac-roman" ? "préstamo" : "PEÑA",
    );
  });

  it("are what she says, and her choice changes them back", () => {
    const bytes = inPage(ENGLISH, "mac-roman");
    const wrong = reportOf(bytes, { choices: { encoding: "windows-1252" } });
    expect(wrong.reading.encoding).toBe("windows-1252");
    expect(rowOf(wrong, 2).cells.loanId).toBe("PE„A-1");
    const right = reportOf(bytes, { choices: { encoding: "mac-roman" } });
    expect(right.lines).toEqual(reportOf(ENGLISH).lines);
  });

  it("may leave the columns to be asked where the header is read wrongly", () => {
    const outcome = check(inPage(FILE, "mac-roman"), { choices: { encoding: "windows-1252" } });
    expect(outcome).toMatchObject({ state: "question", question: { kind: "columns" } });
  });

  it("stay what they are where her choice cannot be", () => {
    expect(reportOf(FILE, { choices: { encoding: "utf-16be" } })).toEqual(reportOf(FILE));
  });

  it("are laid out as on the server: one function, told the same choice", () => {
    const bytes = inPage(ENGLISH, "mac-roman");
    for (const encoding of [undefined, "mac-roman", "windows-1250", "utf-8"] as const) {
      const opened = openText(bytes, encoding);
      if (opened.state !== "opened") throw new Error(opened.failure.code);
      const laid = layOut(opened, THREE, { encoding });
      const outcome = check(bytes, { choices: { encoding } });
      expect(outcome.state).toBe("checked");
      if (laid.state !== "laid-out" || outcome.state !== "checked") throw new Error(laid.state);
      expect(outcome.report.reading).toMatchObject(laid.layout.reading);
    }
  });

  it("that can be meant in two ways are told with a word both ways, until she chooses", () => {
    const bytes = inPage("Loan ID;Date d’octroi;Amount\n1;x;2.50\n", "windows-1252");
    const report = reportOf(bytes, { settings: TWO });
    expect(report.notices).toEqual([
      { code: "file.letters-unsure", params: { word: "d’octroi", other: "díoctroi" } },
    ]);
    const chosen = reportOf(bytes, { settings: TWO, choices: { encoding: "windows-1252" } });
    expect(chosen.notices).toEqual([]);
  });

  it("that are lost are told, and an ID without its letter never goes out", () => {
    const broken = new Uint8Array([
      ...bytesOf("Loan ID,Client ID,Amount\nPEÑA-1,C-1,25.00\nMU"),
      0xd1,
      ...bytesOf("-2,C-2,40.00\n"),
    ]);
    const report = reportOf(broken);
    expect(report.reading.encoding).toBe("utf-8");
    expect(report.notices).toEqual([{ code: "file.letters-lost", params: { count: 1, row: 3 } }]);
    expect(openCodes(report, 3)).toEqual(["loan-id.lost"]);
    expect(rowOf(report, 3)).toMatchObject({ status: "blocked", cells: { loanId: "MU\ufffd-2" } });
    const client = reportOf("Loan ID,Client ID,Amount\n1,C\ufffd,25.00\n");
    expect(openCodes(client, 2)).toEqual(["client-id.lost"]);
    const amount = reportOf("Loan ID,Client ID,Amount\n1,C,25.0\ufffd\n2,D,1.00\n");
    expect(openCodes(amount, 2)).toEqual(["amount.unreadable"]);
  });

  it("that were garbled before are told, and not touched", () => {
    const report = reportOf("Loan ID,Client ID,Amount,Name\nA-1,C-1,25.00,PÃ©rez\n");
    expect(codesOf(report)).toEqual(["file.letters-garbled"]);
    expect(report.notices[0]?.params).toEqual({ count: 1, text: "PÃ©rez", meant: "Pérez" });
  });
});
