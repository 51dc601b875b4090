import { append, cellText } from "./cell-text";
import { tooLarge } from "./workbook";
import type { Attributes, XmlReader } from "./xml";

/** Far more different texts than the largest month has. */
const MOST_STRINGS = 3_000_000;

/** Reads `sharedStrings.xml`: the texts that cells name by their position. Formatted pieces are put together. */
export class SharedStringsReader implements XmlReader {
  wantsText = false;
  readonly strings: string[] = [];
  private current = "";
  private isPhonetic = false;

  open(name: string, _attributes: Attributes, depth: number): void {
    if (depth === 2 && name === "si") this.current = "";
    // How a Japanese name is spoken stands beside it and is no part of it.
    if (name === "rPh") this.isPhonetic = true;
    this.wantsText = name === "t" && !this.isPhonetic;
  }

  close(name: string, depth: number): void {
    this.wantsText = false;
    if (name === "rPh") this.isPhonetic = false;
    if (depth !== 2 || name !== "si") return;
    if (this.strings.push(cellText(this.current)) > MOST_STRINGS) tooLarge();
  }

  text(text: string): void {
    this.current = append(this.current, text);
  }
}
