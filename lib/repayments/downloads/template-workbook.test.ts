import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "@/lib/files/workbook/read-workbook";
import { writeWorkbook, type WrittenCell } from "@/lib/files/workbook/write-workbook";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { MESSAGES } from "@/lib/i18n/messages";
import { checkFile } from "../check/check";
import { templateWords } from "./template-words";
import { templateWorkbook } from "./template-workbook";

const AGREED = (["two", "three"] as const).flatMap((columns) =>
  (["repaid", "outstanding"] as const).flatMap((amountMeaning) =>
    ["KES", "XOF", "TND"].map((currency) => ({ columns, amountMeaning, currency })),
  ),
);
type Agreed = (typeof AGREED)[number];

function wordsOf(locale: Locale, agreed: Agreed) {
  const messages = MESSAGES[locale];
  return templateWords(
    createTranslator({ locale, messages, namespace: "template" }),
    createTranslator({ locale, messages, namespace: "check.file.expects" }),
    createTranslator({ locale, messages, namespace: "common.columnNames" }),
    agreed,
  );
}

/** The template with rows in its first sheet, as Excel gives it back. */
function filledIn(locale: Locale, agreed: Agreed, rows: WrittenCell[][]): Uint8Array {
  const read = readWorkbook(templateWorkbook(agreed, wordsOf(locale, agreed)));
  if (!read.ok) throw new Error(read.failure.code);
  const sheets = read.value.sheets.map(({ name, lines }, at) => ({
    name,
    columns: [],
    header: [],
    rows: [...lines.map(({ cells }) => cells), ...(at === 0 ? rows : [])],
  }));
  return writeWorkbook(sheets, { amountDecimals: 2 });
}

describe.each(LOCALES)("the template for Excel in %s", (locale) => {
  it("has one sheet to fill in and one with notes, both named as Excel allows", () => {
    for (const agreed of AGREED) {
      const words = wordsOf(locale, agreed);
      const read = readWorkbook(templateWorkbook(agreed, words));
      const sheets = read.ok ? read.value.sheets : [];
      const { loanId, clientId, amount } = words.headers;
      expect(sheets.map(({ name, lines }) => [name, lines.map(({ cells }) => cells)])).toEqual([
        [words.sheet, [agreed.columns === "three" ? [loanId, clientId, amount] : [loanId, amount]]],
        [words.notesSheet, words.notes.map((sentence) => [sentence])],
      ]);
      for (const { name } of sheets) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
      expect(words.notes.join(" ")).toContain(agreed.currency);
    }
  });

  it("left as it is holds no rows, and says so without a question", async () => {
    for (const agreed of AGREED) {
      const bytes = templateWorkbook(agreed, wordsOf(locale, agreed));
      expect(await checkFile(bytes, agreed, {}, [])).toMatchObject({
        state: "unreadable",
        failure: { code: "file.no-rows" },
      });
    }
  });

  it("filled in is read from its first sheet without a question, every ID as it was typed", async () => {
    const ids = ["0012", "1E5", "5-3", "LOAN/5/2023", "1042970"];
    for (const agreed of AGREED) {
      const hasClients = agreed.columns === "three";
      const rows = ids.map((id, at) => [id, ...(hasClients ? [`C-${at}`] : []), { number: `${at + 1}25` }]);
      const outcome = await checkFile(filledIn(locale, agreed, rows), agreed, {}, []);
      if (outcome.state !== "checked") throw new Error(JSON.stringify(outcome));
      const { report } = outcome;
      expect(report.notices).toEqual([]);
      expect(report.reading.sheet?.name).toBe(MESSAGES[locale].template.sheet);
      expect(report.rows.map(({ cells }) => cells.loanId)).toEqual(ids);
    }
  });
});
