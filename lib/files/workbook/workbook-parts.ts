import type { Package, PackedPart } from "./package";
import { broken, tooLarge } from "./workbook";
import { unpackText } from "./unpack";
import { XmlScanner, type Attributes, type XmlReader } from "./xml";

/** A relationship of a part to another part of the same workbook. */
interface Relation {
  type: string;
  path: string;
}

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  name: string;
  isHidden: boolean;
  /** The part that holds it. */
  path: string;
}

/** Where everything stands. */
export interface WorkbookParts {
  sheets: ListedSheet[];
  strings: PackedPart | null;
  styles: PackedPart | null;
  is1904: boolean;
}

/** More tabs than a person leafs through. */
const MOST_SHEETS = 500;

/** Lets a reader read a part from its first to its last tag. */
export function readPart<Reader extends XmlReader>(part: PackedPart, reader: Reader): Reader {
  const scanner = new XmlScanner(reader);
  unpackText(part, (text) => scanner.push(text));
  scanner.end();
  return reader;
}

class RelationsReader implements XmlReader {
  readonly wantsText = false;
  readonly byId = new Map<string, Relation>();

  constructor(private readonly folder: string) {}

  open(name: string, attributes: Attributes): void {
    // What lies outside the workbook is never looked at.
    if (name !== "Relationship" || attributes("TargetMode")?.toLowerCase() === "external") return;
    const type = attributes("Type")?.split("/").at(-1) ?? "";
    const path = resolve(this.folder, attributes("Target") ?? "");
    this.byId.set(attributes("Id") ?? "", { type, path });
  }

  close(): void {}
  text(): void {}
}

class WorkbookReader implements XmlReader {
  readonly wantsText = false;
  readonly listed: { name: string; isHidden: boolean; id: string }[] = [];
  is1904 = false;

  open(name: string, attributes: Attributes, depth: number): void {
    if (name === "workbookPr" && depth === 2) this.is1904 = /^(?:1|true)$/.test(attributes("date1904") ?? "");
    if (name !== "sheet" || depth !== 3) return;
    const isHidden = /^(?:veryH|h)idden$/.test(attributes("state") ?? "");
    this.listed.push({ name: attributes("name") ?? "", isHidden, id: attributes(":id") ?? "" });
  }

  close(): void {}
  text(): void {}
}

/** The path of a part named from a folder of the package; those of the package itself start with a stroke. */
function resolve(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/").toLowerCase();
}

function relationsOf(parts: Package, path: string): Map<string, Relation> {
  const cut = path.lastIndexOf("/");
  const folder = path.slice(0, Math.max(0, cut));
  const part = parts.get(`${folder === "" ? "" : `${folder}/`}_rels/${path.slice(cut + 1)}.rels`);
  return part ? readPart(part, new RelationsReader(folder)).byId : new Map<string, Relation>();
}

function ofType(relations: Map<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type === type)?.path;
}

/** Finds the parts of a workbook: by the relationships, as every reader must, for other programs name them otherwise. */
export function findParts(parts: Package): WorkbookParts {
  const path = ofType(relationsOf(parts, ""), "officeDocument") ?? "xl/workbook.xml";
  const part = parts.get(path) ?? broken();
  const relations = relationsOf(parts, path);
  const { listed, is1904 } = readPart(part, new WorkbookReader());
  if (listed.length > MOST_SHEETS) tooLarge();
  const sheets = listed.flatMap(({ id, ...sheet }): ListedSheet[] => {
    const relation = relations.get(id);
    // Charts and the macros of old Excels have tabs too, but no cells.
    if (relation && relation.type !== "worksheet") return [];
    return [{ ...sheet, path: relation?.path ?? broken() }];
  });
  // One part under two tabs would be read twice, under a thousand tabs a thousand times.
  if (new Set(sheets.map((sheet) => sheet.path)).size < sheets.length) broken();
  const named = (type: string): PackedPart | null => {
    const found = ofType(relations, type);
    return found === undefined ? null : (parts.get(found) ?? broken());
  };
  return { sheets, strings: named("sharedStrings"), styles: named("styles"), is1904 };
}
