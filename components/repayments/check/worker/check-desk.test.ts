import { describe, expect, it } from "vitest";
import { COMPILED_MESSAGES } from "@/lib/i18n/compiled-messages";
import { MESSAGES } from "@/lib/i18n/messages";
import { openText } from "@/lib/repayments/file/open-file";
import { openWorkbook } from "@/lib/repayments/file/open-workbook";
import { CheckDesk } from "./check-desk";

const FILE = `Loan ID,Client ID,Amount\n${Array.from({ length: 500 }, (_, at) => `A-${at},C-${at},${at + 1}.00`).join("\n")}\n`;

describe("the rows that travel to the page", () => {
  /** With the cell she was in at the top and the page at its end, every row of the file went to the page. */
  it.each([
    ["far above", { from: 400, to: 403, own: 0 }, [402, 403, 404, 2]],
    ["far below", { from: 0, to: 2, own: 499 }, [2, 3, 501]],
    ["among them", { from: 10, to: 13, own: 11 }, [12, 13, 14]],
  ])("are those near the screen and the one she is in: %s", (_, sight, numbers) => {
    const desk = new CheckDesk(
      openText(new TextEncoder().encode(FILE)),
      { columns: "three", currency: "KES" },
      [],
    );
    const { seen } = desk.judge(1, {}, [], sight);
    expect(seen?.inSight.rows.map(({ row }) => row)).toEqual(numbers);
    expect(seen?.inView.numbers).toHaveLength(500);
  });
});

describe("the rows in error as a file", () => {
  it.each([
    ["en", "Row", '"x" is not a number'],
    ["es", "Fila", "“x” no es un número"],
    ["fr", "Ligne", "« x » n’est pas un nombre"],
  ] as const)("have the sentences that stand on the page: %s", async (locale, row, sentence) => {
    const desk = new CheckDesk(
      openText(new TextEncoder().encode(`${FILE}B-1,C-1,x\n`)),
      { columns: "three", currency: "KES" },
      [],
    );
    desk.judge(1, {}, [], { from: 0, to: 1, own: 0 });
    const { check, common } = MESSAGES[locale];
    const { problems } = COMPILED_MESSAGES[locale];
    const { sheet, reason } = check.download;
    const bytes = await desk.tell("rowsInError", {
      ...{ sheet, row: check.download.row, reason, locale, problems: problems.row },
      ...common.columnNames,
    });
    const opened = openWorkbook(bytes, { columns: "three", currency: "KES" });
    const lines = opened.state === "opened" ? opened.table.lines : [];
    expect(lines.map(({ cells }) => cells[0])).toEqual([row, "502"]);
    expect(lines[1]?.cells.slice(1, 4)).toEqual(["B-1", "C-1", "x"]);
    expect(lines[1]?.cells[4]).toContain(sentence);
  });
});
