import { ok, type Result } from "@/lib/result";
import { CODE_PAGES, decodeCodePage } from "./code-pages";
import { weighCodePages } from "./encoding-evidence";
import type { Encoding, EncodingReading, FileFailure } from "./file-failure";
import { foreignKind, looksBinary } from "./file-kinds";
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES } from "./file-limits";
import { findGarbled, type Garbled } from "./garbled";
import { highWords, type HighWord } from "./high-words";
import { decodeUtf8, surveyUtf8, type Utf8Survey } from "./utf8";

/** Where nothing is in doubt, one of the first words will do. */
const MOST_SAMPLED = 200;

/** A file as text. */
export interface Decoded {
  text: string;
  encoding: Encoding;
  /** How many NUL characters were taken out. */
  nulBytes: number;
  /** True if letters are gone, as U+FFFD. */
  lost: boolean;
  /** Every encoding that the bytes allow, each with the same word of hers as it reads it; one where all read alike. */
  readings: EncodingReading[];
  /** What the file may be as well, as far as its words tell; empty once she has chosen. */
  alternatives: Encoding[];
  /** Words that were garbled before the file was written. */
  garbled: Garbled | null;
}

interface DecodeOptions {
  /** Her choice. One that the bytes do not allow counts for nothing. */
  encoding?: Encoding;
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

/** Those that the bytes allow; the others would not even leave lines and cells. */
function possible(bytes: Uint8Array): Encoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  const wide = utf16ByPattern(bytes);
  return [...(wide ? [wide] : []), "utf-8", ...CODE_PAGES];
}

interface Settled {
  encoding: Encoding;
  alternatives: Encoding[];
  /** Its broken places, where it is UTF-8. */
  broken: Utf8Survey["broken"];
}

function isStrictUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Bytes that strict UTF-8 refuses: an older encoding, or UTF-8 that was damaged. Whole characters are hardly ever
 * chance, so where they outnumber the broken places it is UTF-8, and the places stay visible as what they are.
 */
function settleOlder(bytes: Uint8Array, words: readonly HighWord[]): Settled {
  const { whole, usual, broken } = surveyUtf8(bytes);
  const evidence = weighCodePages(words);
  const isCut = broken.length === 1 && broken[0]?.[1] === bytes.length;
  const isMostlyWhole = (usual > 0 && usual >= broken.length) || (whole >= 8 && whole >= broken.length * 10);
  if (isMostlyWhole || (isCut && !evidence.isPlausible)) {
    return { encoding: "utf-8", alternatives: [], broken };
  }
  const { encoding, alternatives } = evidence;
  return { encoding, alternatives, broken: [] };
}

/**
 * Strict UTF-8 hardly ever takes another encoding by accident, but it can: in "Íža" of windows-1250 two bytes make one
 * mark that no list holds. Where there is nothing but such, and another encoding makes words of all of it, she is asked.
 */
function settleUtf8(bytes: Uint8Array, words: readonly HighWord[], marked: boolean): Settled {
  const settled: Settled = { encoding: "utf-8", alternatives: [], broken: [] };
  if (marked || words.length === 0 || surveyUtf8(bytes).usual > 0) return settled;
  const { encoding, alternatives, isFlawless } = weighCodePages(words);
  return isFlawless ? { ...settled, encoding, alternatives: ["utf-8", ...alternatives] } : settled;
}

function settle(
  bytes: Uint8Array,
  words: readonly HighWord[],
  { marked, wanted }: { marked: boolean; wanted: Encoding | undefined },
): Settled {
  if (wanted && possible(bytes).includes(wanted)) {
    const broken = wanted === "utf-8" && !isStrictUtf8(bytes) ? surveyUtf8(bytes).broken : [];
    return { encoding: wanted, alternatives: [], broken };
  }
  const wide = utf16(bytes);
  if (wide) return { encoding: wide, alternatives: [], broken: [] };
  // Without a high byte there is nothing to be strict about.
  return words.length === 0 || isStrictUtf8(bytes)
    ? settleUtf8(bytes, words, marked)
    : settleOlder(bytes, words);
}

function read(bytes: Uint8Array, encoding: Encoding, broken: Utf8Survey["broken"]): string {
  switch (encoding) {
    case "utf-16le":
    case "utf-16be":
      return new TextDecoder(encoding).decode(bytes);
    case "utf-8":
      return decodeUtf8(bytes, broken);
    default:
      return decodeCodePage(bytes, encoding);
  }
}

function readWord(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === "utf-16le" || encoding === "utf-16be") return "";
  return read(bytes, encoding, encoding === "utf-8" ? surveyUtf8(bytes).broken : []);
}

const WORD = /^\p{L}{3,}$/u;
const HIGH_WORD = /\p{L}*[^\u0000-\u007f]\p{L}*/u;

/** Her word to tell the encodings apart by: a plain word, and one that the likeliest others read differently. */
function sampleWord(words: readonly HighWord[], { encoding, alternatives }: Settled): HighWord | undefined {
  const [rival] = alternatives;
  let best: { word: HighWord | undefined; rank: number } = { word: undefined, rank: -1 };
  for (const word of words) {
    const own = readWord(word.bytes, encoding);
    const telling = CODE_PAGES.filter((page) => readWord(word.bytes, page) !== own).length;
    const isDoubtful = rival !== undefined && readWord(word.bytes, rival) !== own;
    const rank = (isDoubtful ? 200 : 0) + (WORD.test(own) ? 100 : 0) + telling;
    if (rank > best.rank) best = { word, rank };
  }
  return best.word;
}

/** What has no shape of its own is seen as a letter that cannot be read. */
function shown(word: string): string {
  return word.replace(/[\u007f-\u009f\u00ad\uf8ff]/g, "\ufffd");
}

function readingsOf(
  bytes: Uint8Array,
  words: readonly HighWord[],
  settled: Settled,
  text: string,
): EncodingReading[] {
  const { encoding } = settled;
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const word = HIGH_WORD.exec(text)?.[0].slice(0, 64) ?? "";
    return possible(bytes).map((one) => ({ encoding: one, word: one === encoding ? word : "" }));
  }
  const word = sampleWord(settled.alternatives.length > 0 ? words : words.slice(0, MOST_SAMPLED), settled);
  if (!word) return [{ encoding, word: "" }];
  return possible(bytes).map((one) => ({ encoding: one, word: shown(readWord(word.bytes, one)) }));
}

/**
 * Turns a file's bytes into text, or says what the file is instead. Pure: the browser and the server get the same
 * text from the same bytes and choice.
 */
export function decodeFile(bytes: Uint8Array, options: DecodeOptions = {}): Result<Decoded, FileFailure> {
  if (bytes.length > MAX_FILE_BYTES) return refuse("file.too-large", { limitMegabytes: MAX_FILE_MEGABYTES });
  if (bytes.length === 0) return refuse("file.empty");
  const foreign = foreignKind(bytes);
  if (foreign) return { ok: false, failure: foreign };
  const wide = utf16(bytes);
  if (!wide && looksBinary(bytes)) return refuse("file.binary");

  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = marked ? bytes.subarray(3) : bytes;
  const words = wide ? [] : highWords(content);
  const settled = settle(content, words, { marked, wanted: options.encoding });
  const raw = read(content, settled.encoding, settled.broken);
  let nulBytes = 0;
  const bare = raw.includes("\0") ? raw.replace(/\0+/g, (run) => ((nulBytes += run.length), "")) : raw;
  // DOS programs end their files with Ctrl-Z.
  const text = bare.includes("\x1a") ? bare.replace(/\x1a+\s*$/, "") : bare;
  if (text.trim() === "") return refuse("file.empty");
  const readings = readingsOf(content, words, settled, text);
  const garbled = words.length > 0 || wide ? findGarbled(text) : null;
  const { encoding, alternatives } = settled;
  return ok({ text, encoding, nulBytes, lost: text.includes("\ufffd"), readings, alternatives, garbled });
}
