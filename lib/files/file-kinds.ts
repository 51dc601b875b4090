import type { FileFailure } from "./file-failure";

/** How far into the file names are looked for; the first entries of a workbook stand within it. */
const LOOK_AT = 64 * 1024;

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

/** The bytes as text, one character each, so that names inside can be searched. */
function plainLook(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = Math.max(0, from); at < Math.min(to, bytes.length); at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, to)));
  }
  return text;
}

const HEIC_BRANDS = new Set(["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif"]);

function imageFormat(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return "PNG";
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "JPEG";
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return "GIF";
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && plainLook(bytes, 8, 12) === "WEBP") return "WebP";
  if (plainLook(bytes, 4, 8) === "ftyp" && HEIC_BRANDS.has(plainLook(bytes, 8, 12))) return "HEIC";
  return null;
}

/** What a zip is instead of an .xlsx; null for one. */
function foreignZip(bytes: Uint8Array): FileFailure["code"] | null {
  // Entry names stand uncompressed before each entry and once more in the directory at the end.
  const look = plainLook(bytes, 0, LOOK_AT) + plainLook(bytes, bytes.length - LOOK_AT, bytes.length);
  if (look.includes("application/vnd.oasis.opendocument")) return "file.open-document";
  if (look.includes("xl/workbook.bin")) return "file.binary-workbook";
  if (look.includes("xl/")) return null;
  const isPackage = look.includes("[Content_Types].xml") && !look.includes("word/") && !look.includes("ppt/");
  return isPackage ? null : "file.archive";
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

/** True for an .xlsx, told by its first bytes and the names inside, whatever its own name says. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isZip(bytes) && foreignZip(bytes) === null;
}

/** "EncryptedPackage" as OLE2 writes names: a workbook with a password lies in such a container. */
const ENCRYPTED = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, wanted, at)) return true;
  }
  return false;
}

/** Files that are neither text nor .xlsx, told by their first bytes whatever their name says; null for anything else. */
export function foreignKind(bytes: Uint8Array): FileFailure | null {
  const format = imageFormat(bytes);
  if (format) return { code: "file.image", params: { format } };
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return { code: "file.pdf", params: {} };
  if (isZip(bytes)) {
    const code = foreignZip(bytes);
    return code && { code, params: {} };
  }
  if (startsWith(bytes, [0x1f, 0x8b])) return { code: "file.archive", params: {} };
  // OLE2: the container of .xls (and of .doc, for which the advice is the same).
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    return { code: holds(bytes, ENCRYPTED) ? "file.protected-workbook" : "file.old-workbook", params: {} };
  }
  return null;
}

/** So much tells. */
const LOOK_FOR_CONTROLS = 1024 * 1024;

/** More than every twentieth byte is a control character that no text holds: a program, a database, noise. */
export function looksBinary(bytes: Uint8Array): boolean {
  let control = 0;
  let counted = 0;
  const end = Math.min(bytes.length, LOOK_FOR_CONTROLS);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number;
    // NUL is left out: text files get padded with it, and it is reported on its own.
    if (byte === 0) continue;
    counted++;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) control++;
  }
  return control >= 8 && control * 20 > counted;
}
