import type { Encoding } from "@/lib/files/file-failure";
import type { Notice } from "../checked-report";
import type { ColumnChoice } from "../edits";
import type { OpenedFile } from "./open-file";

/** What is not sure, lost or garbled among the letters. */
function letterNotices(opened: OpenedFile): Notice[] {
  const { encoding, alternatives, readings, garbled } = opened.decoded;
  const notices: Notice[] = [];
  const wordIn = (one: Encoding): string => readings.find((reading) => reading.encoding === one)?.word ?? "";
  const [other] = alternatives;
  if (other) {
    const params = { word: wordIn(encoding), other: wordIn(other) };
    notices.push({ code: "file.letters-unsure", params });
  }
  const lost = opened.decoded.lost
    ? opened.table.lines.filter(({ cells }) => cells.some((cell) => cell.includes("\ufffd")))
    : [];
  if (lost[0]) notices.push({ code: "file.letters-lost", params: { count: lost.length, row: lost[0].row } });
  if (garbled) notices.push({ code: "file.letters-garbled", params: { ...garbled } });
  return notices;
}

/** What is to be said about the file itself, before any row of it. `loansAbove`: how many lines above the header are loans. */
export function openingNotices(opened: OpenedFile, columns: ColumnChoice, loansAbove: number): Notice[] {
  const notices: Notice[] = [];
  const { decoded, table } = opened;
  const { nulBytes } = decoded;
  if (nulBytes > 0) notices.push({ code: "file.nul-bytes", params: { count: nulBytes } });
  notices.push(...letterNotices(opened));
  if (table.wrappedLines) notices.push({ code: "file.wrapped-lines", params: { ...table.wrappedLines } });
  if (table.strayQuotes) notices.push({ code: "file.stray-quotes", params: { ...table.strayQuotes } });
  if (columns.headerRow === null) notices.push({ code: "file.no-header", params: {} });
  else {
    const headerRow = columns.headerRow;
    const count = table.lines.filter((line) => line.row < headerRow).length - loansAbove;
    if (count > 0) notices.push({ code: "file.lines-before-header", params: { count } });
  }
  return notices;
}
