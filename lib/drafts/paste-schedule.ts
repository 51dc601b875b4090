import { looksLikeFigure } from "@/lib/amounts/number-format";
import type { TableLine } from "@/lib/files/cut-lines";
import { addAmounts, compareAmounts } from "@/lib/money";
import { fail, ok, type Result } from "@/lib/result";
import { readDate } from "./dates";
import type { Instalment } from "./draft";
import { scheduleHeader, SCHEDULE_PARTS, type SchedulePart } from "./import/header-fields";
import { settledAmount, settleDecimalSign } from "./import/settle-amounts";
import { hasMonthFirst, settledDate } from "./import/settle-dates";
import { columnIs, isTotalLine, readPastedTable, tooLongIn, type PasteFailure } from "./paste-table";
import { readTypedAmount } from "./typed-amount";

/** One draft keeps no more. */
const MOST_INSTALMENTS = 600;
const LONGEST_CELL = 100;

type Columns = Partial<Record<SchedulePart, number>>;

function countHeaders(cells: readonly string[]): number {
  return new Set(cells.map(scheduleHeader).filter(Boolean)).size;
}

function columnsByHeader(lines: readonly TableLine[]): { columns: Columns; row: number } | null {
  const header = lines.slice(0, 5).find(({ cells }) => countHeaders(cells) >= 2);
  if (!header) return null;
  const columns: Columns = {};
  header.cells.forEach((cell, at) => {
    const part = scheduleHeader(cell);
    if (part) columns[part] ??= at;
  });
  return { columns, row: header.row };
}

const isDate = (cell: string) => {
  const reading = readDate(settledDate(cell, false));
  return "iso" in reading || reading.problem !== "date.unreadable";
};

/** True if the third column is the sum of the other two in every line. */
function isSum(lines: readonly TableLine[], one: number, other: number, sum: number): boolean {
  return lines.every(({ cells }) => {
    const read = [one, other, sum].map((at) => readTypedAmount(cells[at] ?? "", "", { allowZero: true }));
    const [a, b, c] = read.map((amount) => ("amountText" in amount ? amount.amountText : null));
    return Boolean(a && b && c) && compareAmounts(addAmounts([a ?? "", b ?? ""]), c ?? "") === 0;
  });
}

/** Without headers: the date, then principal and interest; a number in front and a total are passed over. */
function columnsByContent(lines: readonly TableLine[]): Columns {
  const all = (lines[0]?.cells ?? []).map((_, at) => at);
  const date = all.find((at) => columnIs(lines, at, isDate));
  const isCount = (at: number) => lines.every(({ cells }, index) => Number(cells[at]) === index + 1);
  const figures = all.filter(
    (at) => at !== date && columnIs(lines, at, looksLikeFigure) && !(at < (date ?? 0) && isCount(at)),
  );
  const [first = -1, second = -1, third = -1] = figures;
  const totalFirst = third >= 0 && isSum(lines, second, third, first);
  const [principal, interest] = totalFirst ? [second, third] : [first, second];
  return { date, principal, interest };
}

/**
 * The instalments from cells pasted out of a spreadsheet, with a header in three languages or without one. Decimal
 * sign and order of day and month are settled over all rows; a cell that cannot be read stays as it stands.
 * `currency` is the draft's, "" if it has none yet.
 */
export function readPastedSchedule(text: string, currency = ""): Result<Instalment[], PasteFailure> {
  const table = readPastedTable(text, countHeaders);
  if (!table.ok) return table;
  const header = columnsByHeader(table.value);
  const lines = table.value.filter((line) => line.row > (header?.row ?? 0) && !isTotalLine(line));
  if (lines.length === 0) return fail("paste.empty");
  if (lines.length > MOST_INSTALMENTS)
    return fail("paste.too-many", { count: lines.length, limit: MOST_INSTALMENTS });

  const columns = header?.columns ?? columnsByContent(lines);
  for (const part of SCHEDULE_PARTS) {
    const failure = tooLongIn(lines, columns[part] ?? -1, LONGEST_CELL);
    if (failure) return { ok: false, failure };
  }
  const cellOf = (line: TableLine, part: SchedulePart) => line.cells[columns[part] ?? -1] ?? "";
  const { sign } = settleDecimalSign(
    lines.flatMap((line) =>
      (["principal", "interest"] as const).map((part) => ({
        row: line.row,
        text: cellOf(line, part),
        currency,
      })),
    ),
  );
  const amountOf = (line: TableLine, part: SchedulePart) =>
    settledAmount({ text: cellOf(line, part), currency }, { sign, asked: false }).text;
  const monthFirst = hasMonthFirst(lines.map((line) => cellOf(line, "date")));
  return ok(
    lines.map((line) => ({
      date: settledDate(cellOf(line, "date"), monthFirst),
      principal: amountOf(line, "principal"),
      interest: amountOf(line, "interest"),
    })),
  );
}
