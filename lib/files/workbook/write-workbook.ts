import { zipSync } from "fflate";
import { columnLetters } from "./cell-references";
import { writtenText } from "./cell-text";

/** A text, which stays one whatever it looks like, or a number as plain decimal text: `{ number: "1250.50" }`. */
export type WrittenCell = string | { number: string };

/**
 * How the cells of a column are formatted, also those that are still empty, down to the last row:
 *
 * - `text`: what is typed stays what was typed; for IDs
 * - `amount`: figures with the workbook's decimals
 * - `words`: sentences, wrapped; what is typed is for Excel to understand
 */
export type ColumnFormat = "text" | "amount" | "words";

/** A column of a sheet; `width` in characters. */
export interface WrittenColumn {
  format: ColumnFormat;
  width: number;
}

/** A sheet to be written. */
export interface WrittenSheet {
  /** As Excel takes it: at most 31 characters, none of `[]:*?/\`. */
  name: string;
  columns: readonly WrittenColumn[];
  /** The first row, bold and always in sight; none if empty. */
  header: readonly string[];
  rows: readonly (readonly WrittenCell[])[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const LAST_ROW = 1_048_576;
/** Excel's own "@", under which nothing that is typed is understood. */
const TEXT_FORMAT = 49;
/** The first number that is free for formats of one's own. */
const AMOUNT_FORMAT = 164;
/** Positions among the cell styles of `stylesXml`; 0 is Excel's own "General". */
const STYLES: Record<ColumnFormat, number> = { text: 1, amount: 2, words: 3 };
const HEADER_STYLE = 4;

/**
 * Writes an .xlsx workbook, strictly enough that Excel and LibreOffice open it without repair; the first sheet is the
 * one in sight. The same sheets always give the same bytes. `amountDecimals`: how many decimals an amount shows. A
 * number that Excel cannot hold exactly (more than 15 digits) or that is none is written as the text it is.
 */
export function writeWorkbook(
  sheets: readonly WrittenSheet[],
  { amountDecimals }: { amountDecimals: number },
): Uint8Array<ArrayBuffer> {
  const path = (at: number): string => `worksheets/sheet${at + 1}.xml`;
  const parts: [string, string][] = [
    ["[Content_Types].xml", contentTypes(sheets.map((_, at) => path(at)))],
    ["_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbookXml(sheets)],
    [
      "xl/_rels/workbook.xml.rels",
      relations([...sheets.map((_, at) => ["worksheet", path(at)] as const), ["styles", "styles.xml"]]),
    ],
    ["xl/styles.xml", stylesXml(amountDecimals)],
    ...sheets.map((sheet, at): [string, string] => [`xl/${path(at)}`, sheetXml(sheet, at === 0)]),
  ];
  const encoder = new TextEncoder();
  const files = parts.map(([name, text]) => [name, encoder.encode(HEAD + text)] as const);
  // Zip files know no time before 1980, and no zone: noon, for no clock was put on then.
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1, 12) });
}

function contentTypes(paths: readonly string[]): string {
  const overrides = [
    ["workbook.xml", "sheet.main"],
    ["styles.xml", "styles"],
    ...paths.map((path) => [path, "worksheet"]),
  ].map(([path, type]) => `<Override PartName="/xl/${path}" ContentType="${SHEET_ML}.${type}+xml"/>`);
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`
  );
}

function relations(targets: readonly (readonly [type: string, path: string])[]): string {
  const listed = targets.map(
    ([type, path], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${path}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${listed.join("")}</Relationships>`;
}

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${writtenText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${listed.join("")}</sheets></workbook>`
  );
}

function stylesXml(amountDecimals: number): string {
  const amount = amountDecimals === 0 ? "#,##0" : `#,##0.${"0".repeat(amountDecimals)}`;
  const font = (bold: string): string =>
    `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  const style = (format: number, font = 0, inside = ""): string =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"` +
    (font > 0 ? ' applyFont="1"' : "") +
    (inside ? ` applyAlignment="1">${inside}</xf>` : "/>");
  const cells = [
    style(0),
    style(TEXT_FORMAT),
    style(AMOUNT_FORMAT),
    style(0, 0, '<alignment vertical="top" wrapText="1"/>'),
    style(TEXT_FORMAT, 1),
  ];
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="${AMOUNT_FORMAT}" formatCode="${amount}"/></numFmts>` +
    `<fonts count="2">${font("")}${font("<b/>")}</fonts>` +
    `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
    `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
    `<cellXfs count="${cells.length}">${cells.join("")}</cellXfs>` +
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  );
}

function sheetXml({ columns, header, rows }: WrittenSheet, isInSight: boolean): string {
  const hasHeader = header.length > 0;
  const frozen = hasHeader
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
      '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'
    : "";
  const cols = columns.map(
    ({ format, width }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${STYLES[format]}" customWidth="1"/>`,
  );
  const first = hasHeader ? 2 : 1;
  const styleAt = columns.map(({ format }) => STYLES[format]);
  const written = rows.map((cells, at) =>
    rowXml(first + at, cells, (column) => styleAt[column] ?? STYLES.text),
  );
  const texts = columns.flatMap(({ format }, at) =>
    format === "text" ? [`${columnLetters(at)}1:${columnLetters(at)}${LAST_ROW}`] : [],
  );
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView${isInSight ? ' tabSelected="1"' : ""} workbookViewId="0">` +
    `${frozen}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
    (cols.length > 0 ? `<cols>${cols.join("")}</cols>` : "") +
    `<sheetData>${hasHeader ? rowXml(1, header, () => HEADER_STYLE) : ""}${written.join("")}</sheetData>` +
    // Else Excel marks every ID in green and offers to make a number of it.
    (texts.length > 0
      ? `<ignoredErrors><ignoredError sqref="${texts.join(" ")}" numberStoredAsText="1"/></ignoredErrors>`
      : "") +
    "</worksheet>"
  );
}

/** A cell that holds nothing is left out: it has the format of its column. */
function rowXml(row: number, cells: readonly WrittenCell[], styleAt: (column: number) => number): string {
  let xml = `<row r="${row}">`;
  for (const [column, cell] of cells.entries()) {
    if (cell === "") continue;
    const start = `<c r="${columnLetters(column)}${row}" s="${styleAt(column)}"`;
    const text = typeof cell === "string" ? cell : cell.number;
    xml +=
      typeof cell !== "string" && isExactNumber(text)
        ? `${start}><v>${text}</v></c>`
        : `${start} t="inlineStr"><is><t xml:space="preserve">${writtenText(text)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Excel reckons with no more. */
const DIGITS = 15;

function isExactNumber(text: string): boolean {
  return NUMBER.test(text) && text.replace(/^-?(?:0\.0*)?|\./g, "").length <= DIGITS;
}
