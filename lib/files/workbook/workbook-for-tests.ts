import { columnLetters } from "./cell-references";
import { zipOf, type ZipEntry } from "./zip-for-tests";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A cell as a test writes it: a text, nothing, or what the XML says. */
export type TestCell =
  | string
  | null
  /** As it shall stand in the file, in the number format at this place of `formats`. */
  | { number: string; format?: number; formula?: string }
  | { text: string; formula?: string }
  /** Text in pieces of different formats. */
  | { pieces: string[] }
  | { boolean: boolean }
  /** A date as the strict form of the format writes it. */
  | { date: string }
  | { error: string; formula?: string }
  /** A formula that was never computed. */
  | { formula: string };

export interface TestRow {
  /** Excel's number; the one after the last without it. */
  row?: number;
  isHidden?: boolean;
  cells: TestCell[];
}

export interface TestSheet {
  name: string;
  state?: "hidden" | "veryHidden";
  rows: (TestCell[] | TestRow)[];
  merged?: string[];
  /** From 1, as Excel writes them. */
  hiddenColumns?: [number, number][];
  filter?: string;
}

/** How the program that wrote the file does things. */
export interface Dialect {
  /** Number formats that cells name by their place here. */
  formats?: string[];
  is1904?: boolean;
  /** Excel and LibreOffice share texts; openpyxl's streams and Google write them in the cell. */
  texts?: "shared" | "inline" | "formula";
  /** All elements with a prefix, as Apache POI's streams and some report servers write them. */
  prefix?: string;
  /** Cells and rows say where they stand; some writers leave that out where nothing is left blank. */
  hasReferences?: boolean;
  /** Paths of parts from the package's root. */
  isRooted?: boolean;
  hasByteOrderMark?: boolean;
  /** Paths inside the zip with the strokes of Windows. */
  hasBackslashes?: boolean;
  isStored?: boolean;
  is64?: boolean;
}

const escape = (text: string): string =>
  text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x")
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** The files of a workbook, to be damaged before they are packed. */
export function entriesOf(sheets: readonly TestSheet[], dialect: Dialect = {}): ZipEntry[] {
  const { prefix = "", isRooted = false, formats = [], is1904 = false, hasByteOrderMark = false } = dialect;
  const p = prefix && `${prefix}:`;
  const shared: string[] = [];
  const main = `xmlns${prefix && `:${prefix}`}="${MAIN}" xmlns:r="${OFFICE}"`;
  const xml = (text: string): string => (hasByteOrderMark ? "\ufeff" : "") + HEAD + text;
  const target = (path: string): string => (isRooted ? `/xl/${path}` : path);
  const written = sheets.map((sheet) => sheetXml(sheet, dialect, shared, main));
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<${p}sheet name="${escape(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ""} r:id="rId${at + 10}"/>`,
  );
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 10}" Type="${OFFICE}/worksheet" Target="${target(`worksheets/sheet${at + 1}.xml`)}"/>`,
  );
  const codes = formats.map(
    (code, at) => `<${p}numFmt numFmtId="${164 + at}" formatCode="${escape(code)}"/>`,
  );
  const styles = formats.map((_, at) => `<${p}xf numFmtId="${164 + at}" applyNumberFormat="1"/>`);
  return [
    {
      name: "[Content_Types].xml",
      text: xml(
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      ),
    },
    {
      name: "_rels/.rels",
      text: xml(
        `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${isRooted ? "/" : ""}xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/workbook.xml",
      text: xml(
        `<${p}workbook ${main}><${p}workbookPr${is1904 ? ' date1904="1"' : ""}/><${p}sheets>${listed.join("")}</${p}sheets></${p}workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: xml(
        `<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}` +
          `<Relationship Id="rId1" Type="${OFFICE}/styles" Target="${target("styles.xml")}"/>` +
          `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="${target("sharedStrings.xml")}"/></Relationships>`,
      ),
    },
    {
      name: "xl/styles.xml",
      text: xml(
        `<${p}styleSheet ${main}><${p}numFmts>${codes.join("")}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs><${p}xf numFmtId="0"/>${styles.join("")}</${p}cellXfs></${p}styleSheet>`,
      ),
    },
    {
      name: "xl/sharedStrings.xml",
      text: xml(`<${p}sst ${main}>${prefixed(shared.join(""), p)}</${p}sst>`),
    },
    ...written.map((text, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, text: xml(text) })),
  ].map(({ name, text }) => ({
    name: dialect.hasBackslashes ? name.replaceAll("/", "\\") : name,
    text,
    isStored: dialect.isStored,
  }));
}

/** A workbook as bytes. */
export function workbookOf(sheets: readonly TestSheet[], dialect: Dialect = {}): Uint8Array {
  return zipOf(entriesOf(sheets, dialect), { is64: dialect.is64 });
}

const t = (text: string): string => `<t xml:space="preserve">${escape(text)}</t>`;

function sheetXml(sheet: TestSheet, dialect: Dialect, shared: string[], main: string): string {
  const { prefix = "" } = dialect;
  const p = prefix && `${prefix}:`;
  let last = 0;
  const rows = sheet.rows.map((given) => {
    const { cells, isHidden, row = last + 1 } = Array.isArray(given) ? { cells: given } : given;
    last = row;
    const written = cells.map((cell, at) => cellXml(cell, `${columnLetters(at)}${row}`, dialect, shared));
    const r = dialect.hasReferences === false ? "" : ` r="${row}"`;
    return `<row${r}${isHidden ? ' hidden="1"' : ""}>${written.join("")}</row>`;
  });
  const columns = (sheet.hiddenColumns ?? []).map(
    ([min, max]) => `<col min="${min}" max="${max}" width="0" hidden="1" customWidth="1"/>`,
  );
  const merged = (sheet.merged ?? []).map((ref) => `<mergeCell ref="${ref}"/>`);
  const text =
    `<sheetPr/><dimension ref="A1:XFD1048576"/>` +
    (columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "") +
    `<sheetData>${rows.join("")}</sheetData>` +
    (sheet.filter ? `<autoFilter ref="${sheet.filter}"><filterColumn colId="0"/></autoFilter>` : "") +
    (merged.length > 0 ? `<mergeCells>${merged.join("")}</mergeCells>` : "");
  return `<${p}worksheet ${main}>${prefixed(text, p)}</${p}worksheet>`;
}

function prefixed(xml: string, p: string): string {
  return xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${p}`);
}

function cellXml(cell: TestCell, reference: string, dialect: Dialect, shared: string[]): string {
  const r = dialect.hasReferences === false ? "" : ` r="${reference}"`;
  if (cell === null) return dialect.hasReferences === false ? "<c/>" : "";
  if (typeof cell === "string") return textXml(cell, r, dialect, shared);
  if ("pieces" in cell) {
    const pieces = cell.pieces.map((piece) => `<r><rPr><b/></rPr>${t(piece)}</r>`).join("");
    return `<c${r} t="s"><v>${shared.push(`<si>${pieces}<rPh sb="0" eb="1"><t>spoken</t></rPh></si>`) - 1}</v></c>`;
  }
  const f = "formula" in cell && cell.formula !== undefined ? `<f>${escape(cell.formula)}</f>` : "";
  if ("number" in cell) {
    const style = cell.format === undefined ? "" : ` s="${cell.format + 1}"`;
    return `<c${r}${style}>${f}<v>${cell.number}</v></c>`;
  }
  if ("text" in cell) return `<c${r} t="str">${f}<v>${escape(cell.text)}</v></c>`;
  if ("date" in cell) return `<c${r} t="d"><v>${cell.date}</v></c>`;
  if ("boolean" in cell) return `<c${r} t="b"><v>${cell.boolean ? 1 : 0}</v></c>`;
  if ("error" in cell) return `<c${r} t="e">${f}<v>${escape(cell.error)}</v></c>`;
  return `<c${r}>${f}</c>`;
}

function textXml(text: string, r: string, { texts = "shared" }: Dialect, shared: string[]): string {
  if (texts === "inline") return `<c${r} t="inlineStr"><is>${t(text)}</is></c>`;
  if (texts === "formula") return `<c${r} t="str"><v>${escape(text)}</v></c>`;
  const si = `<si>${t(text)}</si>`;
  const known = shared.indexOf(si);
  return `<c${r} t="s"><v>${known >= 0 ? known : shared.push(si) - 1}</v></c>`;
}
