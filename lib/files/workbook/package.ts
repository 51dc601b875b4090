import { broken, tooLarge } from "./workbook";

/** A file inside the workbook's zip, still packed. */
export interface PackedPart {
  packed: Uint8Array;
  isDeflated: boolean;
  /** Bytes when unpacked, as the directory says; checked when it is. */
  size: number;
  crc: number;
}

/** The parts by their lower-case names: as in Windows, `xl/SharedStrings.xml` is found under any case. */
export type Package = ReadonlyMap<string, PackedPart>;

/** What a workbook may unpack to: far beyond any list of loans. */
const MOST_ENTRIES = 2_000;
const MOST_BYTES = 200 * 1024 * 1024;
/** Real sheets shrink to a twentieth; a bomb to a thousandth. Below a megabyte it does not matter. */
const HIGHEST_RATIO = 200;
const RATIO_FROM = 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const IN_64 = 0xffffffff;

interface Directory {
  count: number;
  at: number;
  /** Where it must have ended. */
  end: number;
}

/** Where the directory's end record starts, looked for from the back as unpackers do. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return broken();
}

/** Numbers of 64 bits whose upper half holds anything are beyond all bounds. */
function low64(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) broken();
  if (view.getUint32(at + 4, true) !== 0) tooLarge();
  return view.getUint32(at, true);
}

/** The directory by the end record, or by its larger form, which some writers use for small files too. */
function findDirectory(view: DataView): Directory {
  const end = endRecord(view);
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) {
    return { count: view.getUint16(end + 10, true), at: view.getUint32(end + 16, true), end };
  }
  const record = low64(view, locator + 8);
  if (record + 56 > locator || view.getUint32(record, true) !== END_64) broken();
  return { count: low64(view, record + 32), at: low64(view, record + 48), end: record };
}

/** The sizes and the place of an entry whose own fields were too small for them. */
function largeFields(view: DataView, at: number, to: number, fields: number[]): number[] {
  for (let field = at; field + 4 <= to;) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let next = field + 4;
      return fields.map((value) => {
        if (value !== IN_64) return value;
        if (next + 8 > field + 4 + length) broken();
        next += 8;
        return low64(view, next - 8);
      });
    }
    field += 4 + length;
  }
  return fields.includes(IN_64) ? broken() : fields;
}

/** Where an entry's packed bytes start: after its own header, whose length the directory does not know. */
function dataStart(view: DataView, at: number): number {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) broken();
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

/**
 * Reads a zip's directory and judges by it alone, before anything is unpacked, whether its entries, its size and its
 * ratio are bearable. Fails as `Unreadable`.
 */
export function openPackage(bytes: Uint8Array): Package {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory.count > MOST_ENTRIES) tooLarge();
  const parts = new Map<string, PackedPart>();
  let { at } = directory;
  let total = 0;
  for (let entry = 0; entry < directory.count; entry++) {
    if (at + 46 > directory.end || view.getUint32(at, true) !== ENTRY) broken();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const extra = at + 46 + nameLength;
    if (extra + extraLength > directory.end) broken();
    const own = [24, 20, 42].map((field) => view.getUint32(at + field, true));
    const [size, packedSize, local] = largeFields(view, extra, extra + extraLength, own) as [
      number,
      number,
      number,
    ];
    total += size;
    if (total > MOST_BYTES || (size > RATIO_FROM && size > packedSize * HIGHEST_RATIO)) tooLarge();
    const method = view.getUint16(at + 10, true);
    // Some programs of Windows write the strokes of its paths.
    const written = new TextDecoder().decode(bytes.subarray(at + 46, extra));
    const name = written.replaceAll("\\", "/").toLowerCase();
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0 || (method !== 0 && method !== 8)) broken();
    const start = dataStart(view, local);
    if (start + packedSize > bytes.length) broken();
    // Two parts of one name: which of them counts would be a matter of the reader.
    if (parts.has(name)) broken();
    const packed = bytes.subarray(start, start + packedSize);
    parts.set(name, { packed, isDeflated: method === 8, size, crc: view.getUint32(at + 16, true) });
    at = extra + extraLength + commentLength;
  }
  return parts.size === 0 ? broken() : parts;
}
