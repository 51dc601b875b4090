/** The one-byte encodings that are read, the likelier first where nothing else tells them apart. */
export const CODE_PAGES = ["windows-1252", "iso-8859-15", "mac-roman", "windows-1250"] as const;

export type CodePage = (typeof CODE_PAGES)[number];

/** The bytes from `first` to 255 as ISO-8859-1 has them: each is its own code. */
function plain(first: number): string {
  return String.fromCharCode(...Array.from({ length: 256 - first }, (_, index) => first + index));
}

/** Where ISO-8859-15 is not ISO-8859-1. */
const LATIN_1 = "¤¦¨´¸¼½¾";
const LATIN_9 = "€ŠšŽžŒœŸ";

/**
 * The letters of the bytes 128 to 255, as the Encoding Standard has them, control characters for what a code page
 * leaves empty. By hand, because Node 20's own decoder takes windows-1252 for ISO-8859-1: browser and server would read
 * different letters from the same bytes.
 */
const HIGH: Record<CodePage, string> = {
  "windows-1252": "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ" + plain(160),
  "iso-8859-15": plain(128).replace(/[¤¦¨´¸¼½¾]/g, (sign) => LATIN_9[LATIN_1.indexOf(sign)] ?? sign),
  "mac-roman":
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ" +
    "–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
  "windows-1250":
    "€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ\u0090‘’“”•–—\u0098™š›śťžź\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż" +
    "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
};

const TABLES = new Map<CodePage, Uint16Array>();

function tableOf(page: CodePage): Uint16Array {
  const known = TABLES.get(page);
  if (known) return known;
  const table = Uint16Array.from({ length: 256 }, (_, byte) =>
    byte < 128 ? byte : HIGH[page].charCodeAt(byte - 128),
  );
  TABLES.set(page, table);
  return table;
}

/** Decoded at once: little enough for any memory, much enough to be fast. */
const PORTION = 256 * 1024;

/** Reads every byte as its letter in the code page; none is ever refused. */
export function decodeCodePage(bytes: Uint8Array, page: CodePage): string {
  const table = tableOf(page);
  // By way of UTF-16, which is the same everywhere and many times faster than letter by letter.
  const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });
  const wide = new Uint8Array(2 * Math.min(PORTION, bytes.length));
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += PORTION) {
    const length = Math.min(PORTION, bytes.length - start);
    for (let at = 0; at < length; at++) {
      const letter = table[bytes[start + at] as number] as number;
      wide[2 * at] = letter & 255;
      wide[2 * at + 1] = letter >> 8;
    }
    parts.push(decoder.decode(wide.subarray(0, 2 * length)));
  }
  return parts.join("");
}

/** The bytes of a text; null if the code page lacks one of its letters. */
export function encodeCodePage(text: string, page: CodePage): Uint8Array | null {
  const high = HIGH[page];
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    const at = code < 128 ? code : high.indexOf(letter) + 128;
    if (at < 128 && code >= 128) return null;
    bytes.push(at);
  }
  return Uint8Array.from(bytes);
}
