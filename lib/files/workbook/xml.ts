import { broken, tooLarge } from "./workbook";

/** What a reader of XML is told, in the order of the text. Names come without their prefix, the root has the depth 1. */
export interface XmlReader {
  open(name: string, attributes: Attributes, depth: number): void;
  close(name: string, depth: number): void;
  /** Pieces of what stands between two tags; asked for only while `wantsText` is true. */
  text(text: string): void;
  wantsText: boolean;
}

/** The value of an attribute, as `r`, or as `:id` for `id` with any prefix; undefined where there is none. */
export type Attributes = (name: string) => string | undefined;

/** A tag or a text without a tag that is longer than this is none of Excel's: its cells end at 32,767 characters. */
const LONGEST = 1024 * 1024;
const DEEPEST = 64;
/** Empty cells pack to nothing: a sheet of them alone would keep the server busy. */
const MOST_ELEMENTS = 8_000_000;

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const ENTITY = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]+));|&/g;
function character(code: number): string {
  const isAllowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
  return isAllowed && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : broken();
}

/** The five entities that XML itself has, and numbers. Others need a document type, and there is none. */
function plain(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (_, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return character(parseInt(hex, 16));
    if (decimal !== undefined) return character(Number(decimal));
    return (name !== undefined && Object.hasOwn(NAMED, name) && NAMED[name]) || broken();
  });
}

/**
 * A small strict scanner for XML that comes in portions. It knows no document types, so no entity can grow and nothing
 * outside is ever fetched; what is not well-formed ends as `Unreadable`.
 */
export class XmlScanner {
  private rest = "";
  /** The open elements, as they are written and without their prefix. */
  private readonly names: string[] = [];
  private readonly locals: string[] = [];
  private elements = 0;
  private isDone = false;
  private isStarted = false;
  private readonly attributeNames: string[] = [];
  private readonly attributeValues: string[] = [];
  private attributeCount = 0;
  private readonly attributes: Attributes = (name) => {
    for (let at = 0; at < this.attributeCount; at++) {
      if (this.attributeNames[at] === name) return plain(this.attributeValues[at] as string);
    }
    return undefined;
  };

  constructor(private readonly reader: XmlReader) {}

  /** Takes the next portion. */
  push(portion: string): void {
    let text = this.rest === "" ? portion : this.rest + portion;
    if (!this.isStarted && text !== "") {
      this.isStarted = true;
      // The mark of the byte order, where the decoder left it.
      if (text.startsWith("\ufeff")) text = text.slice(1);
    }
    const end = this.scan(text);
    this.rest = text.slice(end);
    if (this.rest.length > LONGEST) broken();
  }

  /** Ends the text: everything must be closed. */
  end(): void {
    if (!this.isDone || this.rest.trim() !== "") broken();
  }

  /** Reads what is complete and answers where the incomplete begins. */
  private scan(text: string): number {
    let at = 0;
    for (;;) {
      const tag = text.indexOf("<", at);
      if (tag < 0) return at;
      if (tag > at) this.takeText(text.slice(at, tag));
      const end = this.takeMarkup(text, tag);
      if (end < 0) return tag;
      at = end;
    }
  }

  private takeText(text: string): void {
    if (this.names.length === 0) {
      if (text.trim() !== "") broken();
    } else if (this.reader.wantsText) this.reader.text(plain(text.replace(/\r\n?/g, "\n")));
  }

  /** Where the markup ends, or -1 if that has not come yet. */
  private takeMarkup(text: string, from: number): number {
    const second = text[from + 1];
    if (second === undefined) return -1;
    if (second === "?") return after(text, "?>", from);
    if (second === "!") return this.takeSpecial(text, from);
    return second === "/" ? this.close(text, from + 2) : this.open(text, from + 1);
  }

  private takeSpecial(text: string, from: number): number {
    if (text.startsWith("<!--", from)) return after(text, "-->", from + 4);
    const start = "<![CDATA[";
    if (!text.startsWith(start, from)) {
      const isCut = start.startsWith(text.slice(from)) || "<!--".startsWith(text.slice(from));
      return isCut ? -1 : broken();
    }
    const end = after(text, "]]>", from);
    if (end < 0) return -1;
    if (this.names.length === 0) broken();
    if (this.reader.wantsText) this.reader.text(text.slice(from + start.length, end - 3));
    return end;
  }

  /** Where the tag ends, or -1 if that has not come yet: then nobody has been told of it either. */
  private open(text: string, from: number): number {
    const nameEnd = endOfName(text, from);
    const end = this.readAttributes(text, nameEnd);
    if (end < 0) return -1;
    if (nameEnd === from || this.isDone || this.names.length >= DEEPEST) broken();
    if (++this.elements > MOST_ELEMENTS) tooLarge();
    const name = text.slice(from, nameEnd);
    const colon = name.indexOf(":");
    const local = colon < 0 ? name : name.slice(colon + 1);
    this.names.push(name);
    this.locals.push(local);
    this.reader.open(local, this.attributes, this.names.length);
    if (text.charCodeAt(end - 2) === SLASH) this.closeTop();
    return end;
  }

  /** Reads them to the end of the tag, which it answers; -1 if that has not come yet. */
  private readAttributes(text: string, from: number): number {
    this.attributeCount = 0;
    let at = from;
    for (;;) {
      const start = skipSpace(text, at);
      const code = text.charCodeAt(start);
      if (code === GREATER) return start + 1;
      if (code === SLASH && start + 1 < text.length) {
        return text.charCodeAt(start + 1) === GREATER ? start + 2 : broken();
      }
      const nameEnd = endOfName(text, start);
      const equals = skipSpace(text, nameEnd);
      const open = skipSpace(text, equals + 1);
      if (open >= text.length) return -1;
      const quote = text[open] as string;
      const isSound =
        nameEnd > start && start > at && text[equals] === "=" && (quote === '"' || quote === "'");
      if (!isSound) broken();
      const close = text.indexOf(quote, open + 1);
      if (close < 0) return -1;
      const name = text.slice(start, nameEnd);
      const colon = name.indexOf(":");
      // The prefix is anyone's choice, but that there is one must stay visible: `xmlns:r` is not `r`.
      this.attributeNames[this.attributeCount] = colon < 0 ? name : name.slice(colon);
      this.attributeValues[this.attributeCount++] = text.slice(open + 1, close);
      at = close + 1;
    }
  }

  private close(text: string, from: number): number {
    const end = text.indexOf(">", from);
    if (end < 0) return -1;
    const name = this.names.at(-1);
    if (name === undefined || !text.startsWith(name, from)) broken();
    if (skipSpace(text, from + name.length) !== end) broken();
    this.closeTop();
    return end + 1;
  }

  private closeTop(): void {
    this.reader.close(this.locals.at(-1) as string, this.locals.length);
    this.names.pop();
    this.locals.pop();
    if (this.names.length === 0) this.isDone = true;
  }
}

const SLASH = 47;
const GREATER = 62;

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Where a name ends: at space or at a sign of the markup. */
function endOfName(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isMarkup = code === 34 || code === 38 || code === 39 || (code >= 60 && code <= GREATER);
    if (isMarkup || code === SLASH || isSpace(code)) break;
  }
  return at;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}
