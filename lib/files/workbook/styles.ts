import { GENERAL, readFormat, type NumberFormat } from "./number-formats";
import { broken } from "./workbook";
import type { Attributes, XmlReader } from "./xml";

/** The most cell styles that Excel itself allows. */
const MOST_STYLES = 65_536;

/** Reads `styles.xml`: the number format of each cell style, by its position. */
export class StylesReader implements XmlReader {
  readonly wantsText = false;
  private readonly codes = new Map<number, string>();
  private readonly ids: number[] = [];
  private isInCells = false;

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 2) this.isInCells = name === "cellXfs";
    if (depth !== 3) return;
    if (name === "numFmt") this.codes.set(Number(attributes("numFmtId")), attributes("formatCode") ?? "");
    if (name === "xf" && this.isInCells) this.ids.push(Number(attributes("numFmtId") ?? 0));
    if (this.ids.length > MOST_STYLES || this.codes.size > MOST_STYLES) broken();
  }

  close(): void {}
  text(): void {}

  /** The formats; a style that a cell names and that is not there is Excel's own "General". */
  formats(): NumberFormat[] {
    const known = new Map<number, NumberFormat>();
    return this.ids.map((id) => {
      const format = known.get(id) ?? readFormat(id, this.codes.get(id)) ?? GENERAL;
      known.set(id, format);
      return format;
    });
  }
}
