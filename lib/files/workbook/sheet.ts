import type { CellNature } from "@/lib/files/cell-nature";
import { MAX_ROWS } from "@/lib/files/file-limits";
import type { TableLine } from "@/lib/files/cut-lines";
import { append, cellText } from "./cell-text";
import { columnOf, rangeOf } from "./cell-references";
import { showUnder, type NumberFormat } from "./number-formats";
import { dateText, numberText, writtenDateText } from "./number-text";
import { broken, tooLarge, type MergedCells } from "./workbook";
import type { Attributes, XmlReader } from "./xml";

/** What every sheet of a workbook is read with. */
export interface SheetContext {
  strings: readonly string[];
  formats: readonly NumberFormat[];
  is1904: boolean;
  /** What is left for all sheets together. */
  room: Room;
}

/** Bounds for what a small file may ask for: a reference such as XFD1048576, or one long text named a million times. */
export interface Room {
  cells: number;
  characters: number;
}

export const ROOM: Readonly<Room> = { cells: 6_000_000, characters: 200_000_000 };

/** The last row and column of any sheet. */
const LAST_ROW = 1_048_576;
/** More are merged in no list; the first of them are enough to be named. */
const MOST_MERGED = 1_000;
const MOST_HIDDEN_RANGES = 1_000;

const KINDS = ["number", "date", "boolean", "error", "uncomputed", "text"] as const;
/** Shared by all cells of a kind: a million cells cost no objects. */
const PLAIN = Object.fromEntries(KINDS.map((kind) => [kind, { kind, isFormula: false }])) as Natures;
const COMPUTED = Object.fromEntries(KINDS.map((kind) => [kind, { kind, isFormula: true }])) as Natures;
type Natures = Record<CellNature["kind"], CellNature>;

const TRUE = new Set(["1", "true"]);

/** Reads one sheet. Nothing grows by what a reference claims: only rows that hold something are kept. */
export class SheetReader implements XmlReader {
  wantsText = false;
  readonly lines: TableLine[] = [];
  rowCount = 0;
  readonly hiddenColumns: [number, number][] = [];
  readonly merged: MergedCells[] = [];
  isFiltered = false;

  private section = "";
  private row = 0;
  private isInRow = false;
  private isRowHidden = false;
  private cells: string[] = [];
  private natures: (CellNature | undefined)[] = [];
  private hasNatures = false;

  private column = -1;
  private type = "n";
  private style = 0;
  private isFormula = false;
  private value = "";
  private isPhonetic = false;

  constructor(private readonly context: SheetContext) {}

  open(name: string, attributes: Attributes, depth: number): void {
    this.wantsText = false;
    if (depth === 2) this.section = name;
    else if (depth === 3 && this.section === "sheetData") {
      if (name === "row") this.openRow(attributes);
    } else if (depth === 3) this.openFact(name, attributes);
    else if (this.isInRow) this.openInRow(name, attributes, depth);
  }

  close(name: string, depth: number): void {
    this.wantsText = false;
    if (!this.isInRow) return;
    if (depth === 3) this.closeRow();
    else if (depth === 4 && name === "c") this.closeCell();
    else if (name === "rPh") this.isPhonetic = false;
  }

  text(text: string): void {
    this.value = append(this.value, text);
  }

  private openFact(name: string, attributes: Attributes): void {
    if (name === "col" && this.section === "cols" && this.hiddenColumns.length < MOST_HIDDEN_RANGES) {
      const isHidden = TRUE.has(attributes("hidden") ?? "") || Number(attributes("width") ?? 1) === 0;
      if (isHidden) this.hiddenColumns.push([Number(attributes("min")) - 1, Number(attributes("max")) - 1]);
    } else if (name === "filterColumn") {
      // The arrows alone, without a choice in one of them, hide nothing.
      this.isFiltered = true;
    } else if (name === "mergeCell" && this.merged.length < MOST_MERGED) {
      this.merged.push(rangeOf(attributes("ref") ?? "") ?? broken());
    }
  }

  private openRow(attributes: Attributes): void {
    const written = attributes("r");
    const row = written === undefined ? this.row + 1 : Number(written);
    // Rows stand in their order, each once: positions and edits rely on it.
    if (!Number.isInteger(row) || row <= this.row || row > LAST_ROW) broken();
    this.row = row;
    this.isInRow = true;
    this.isRowHidden = TRUE.has(attributes("hidden") ?? "") || Number(attributes("ht") ?? 1) === 0;
    this.cells = [];
    this.natures = [];
    this.hasNatures = false;
    this.column = -1;
  }

  private openInRow(name: string, attributes: Attributes, depth: number): void {
    if (depth === 4 && name === "c") {
      const reference = attributes("r");
      const column = reference === undefined ? this.column + 1 : columnOf(reference);
      if (column <= this.column) broken();
      this.column = column;
      this.type = attributes("t") ?? "n";
      this.style = Number(attributes("s") ?? 0);
      this.isFormula = false;
      this.value = "";
    } else if (depth === 5 && name === "f") this.isFormula = true;
    else if (depth === 5 && name === "v" && this.type !== "inlineStr") this.wantsText = true;
    // How a Japanese name is spoken stands beside it and is no part of it.
    else if (name === "rPh") this.isPhonetic = true;
    else if (name === "t" && this.type === "inlineStr" && !this.isPhonetic) this.wantsText = true;
  }

  private closeCell(): void {
    const found = this.read();
    if (found === null) return;
    const [text, kind, shown] = found;
    if (text === "" && kind === null) return;
    const { room } = this.context;
    room.cells -= this.column + 1 - this.cells.length;
    room.characters -= text.length;
    if (room.cells < 0 || room.characters < 0) tooLarge();
    while (this.cells.length < this.column) this.cells.push("");
    this.cells.push(text);
    if (kind === null) return;
    this.hasNatures = true;
    const nature = (this.isFormula ? COMPUTED : PLAIN)[kind];
    this.natures[this.column] = shown === undefined ? nature : { ...nature, shown };
  }

  /** The cell's text and kind; null where it is blank. */
  private read(): [text: string, kind: CellNature["kind"] | null, shown?: string] | null {
    const ofText = this.isFormula ? "text" : null;
    if (this.type === "inlineStr" || this.type === "str") return [cellText(this.value), ofText];
    const value = this.value.trim();
    if (value === "") return this.isFormula ? ["", "uncomputed"] : null;
    switch (this.type) {
      case "s":
        return [this.context.strings[Number(value)] ?? broken(), ofText];
      case "b":
        return [TRUE.has(value) ? "TRUE" : "FALSE", "boolean"];
      case "e":
        return [cellText(value), "error"];
      case "d":
        return [cellText(writtenDateText(value)), "date"];
      case "n":
        return this.readNumber(value);
      default:
        return broken();
    }
  }

  private readNumber(value: string): [string, CellNature["kind"], string?] {
    const text = numberText(value);
    if (text === null) return [cellText(value), "error"];
    const format = this.context.formats[this.style];
    if (format?.isDate) {
      const date = dateText(value, this.context.is1904);
      if (date !== null) return [date, "date"];
    }
    const shown = format?.pattern ? showUnder(format.pattern, text) : null;
    return shown === null || shown === text ? [text, "number"] : [text, "number", shown];
  }

  private closeRow(): void {
    this.isInRow = false;
    const isBlank =
      this.natures.every((nature) => nature?.kind !== "uncomputed") && this.cells.every(isBlankText);
    if (!isBlank) this.rowCount++;
    if (isBlank || this.lines.length >= MAX_ROWS) {
      this.context.room.cells += this.cells.length;
      return;
    }
    const line: TableLine = { row: this.row, cells: this.cells };
    if (this.hasNatures) line.natures = this.natures;
    if (this.isRowHidden) line.isHidden = true;
    this.lines.push(line);
  }
}

function isBlankText(text: string): boolean {
  return text === "" || text.trim() === "";
}
