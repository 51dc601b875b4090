import { ok, type Result } from "@/lib/result";
import type { Encoding, FileFailure } from "./file-failure";
import { foreignKind, looksBinary } from "./file-kinds";
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES } from "./file-limits";

/** A file as text. */
export interface Decoded {
  text: string;
  encoding: Encoding;
  /** How many NUL characters were taken out. */
  nulBytes: number;
}

function refuse(
  code: FileFailure["code"],
  params: Record<string, string | number> = {},
): { ok: false; failure: FileFailure } {
  return { ok: false, failure: { code, params } };
}

/** UTF-16 without a mark: nearly every second byte of Western text is NUL, always on the same side. */
function utf16ByPattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return "utf-16le";
  if (even > half * 0.7 && odd < half * 0.1) return "utf-16be";
  return null;
}

function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return utf16ByPattern(bytes);
}

/** What windows-1252 has where ISO-8859-1 has control characters, 0x80 to 0x9f; five places stay as they are. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * By hand, because Node 20's own decoder takes windows-1252 for ISO-8859-1: browser and server would read different
 * letters from the same bytes.
 */
function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes = Uint16Array.from(bytes.subarray(start, start + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join("");
}

function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const wide = utf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    // Strict UTF-8 almost never accepts another encoding by accident, so whatever fails here is an older one.
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const rest = marked ? bytes.subarray(3) : bytes;
    return { text: decodeWindows1252(rest), encoding: "windows-1252" };
  }
}

/**
 * Turns a file's bytes into text, or says what the file is instead. Pure: the browser and the server get the same
 * text from the same bytes.
 */
export function decodeFile(bytes: Uint8Array): Result<Decoded, FileFailure> {
  if (bytes.length > MAX_FILE_BYTES) return refuse("file.too-large", { limitMegabytes: MAX_FILE_MEGABYTES });
  if (bytes.length === 0) return refuse("file.empty");
  const foreign = foreignKind(bytes);
  if (foreign) return { ok: false, failure: foreign };
  if (!utf16(bytes) && looksBinary(bytes)) return refuse("file.binary");

  const decoded = decodeText(bytes);
  let nulBytes = 0;
  // DOS programs end their files with Ctrl-Z.
  const text = (
    decoded.text.includes("\0")
      ? decoded.text.replace(/\0+/g, (run) => ((nulBytes += run.length), ""))
      : decoded.text
  ).replace(/\x1a+\s*$/, "");
  if (text.trim() === "") return refuse("file.empty");
  return ok({ text, encoding: decoded.encoding, nulBytes });
}
