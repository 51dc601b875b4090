/** What a workbook may unpack to: ten times the largest file, and far beyond any list of loans. */
const MOST_ENTRIES = 2_000;
const MOST_BYTES = 100 * 1024 * 1024;
/** Real sheets shrink to a twentieth; a bomb to a thousandth. Below a megabyte it does not matter. */
const HIGHEST_RATIO = 200;
const RATIO_FROM = 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const ZIP64_LOCATOR = 0x07064b50;
const LONGEST_COMMENT = 0xffff;

/** Where the directory's end record starts, looked for from the back as unpackers do; -1 if there is none. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

/**
 * Judges a zip by its central directory alone, before anything is unpacked: the unpacker takes no more room than is
 * written there. `broken`: there is none, or it does not add up.
 */
export function judgeZip(bytes: Uint8Array): "fits" | "too-large" | "broken" {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end < 0) return "broken";
  // Only what is larger than 4 GB needs this form.
  if (end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR) return "too-large";
  const count = view.getUint16(end + 8, true);
  if (count > MOST_ENTRIES) return "too-large";

  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return "broken";
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    total += unpacked;
    if (total > MOST_BYTES) return "too-large";
    if (unpacked > RATIO_FROM && unpacked > packed * HIGHEST_RATIO) return "too-large";
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return count === 0 ? "broken" : "fits";
}
