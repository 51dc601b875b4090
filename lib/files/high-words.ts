/** One word of the file that holds more than ASCII, with what stands around it. */
export interface HighWord {
  bytes: Uint8Array;
  /** Up to two characters, always ASCII: what is not belongs to the word. */
  before: string;
  after: string;
}

/** Enough to tell any encoding by; a file may hold millions. */
const MOST_WORDS = 2_000;
const MOST_LOOKS = 50_000;
const LONGEST_WORD = 64;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isOfWord = (byte: number | undefined): boolean =>
  byte !== undefined && (byte >= 0x80 || isLetter(byte) || isDigit(byte));

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.filter((byte) => byte < 0x80));
}

/** Where the first byte beyond ASCII stands, or the end: four at a time, for most files have none. */
function firstHigh(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && (bytes.byteOffset + at) % 4 !== 0) {
    if ((bytes[at] as number) >= 0x80) return at;
    at++;
  }
  const fours = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
  let four = 0;
  while (four < fours.length && ((fours[four] as number) & 0x80808080) === 0) four++;
  at += four * 4;
  while (at < bytes.length && (bytes[at] as number) < 0x80) at++;
  return at;
}

/** The different words with bytes beyond ASCII, each once however often it occurs, in the file's order. */
export function highWords(bytes: Uint8Array): HighWord[] {
  const found = new Map<string, HighWord>();
  let looks = 0;
  for (let at = firstHigh(bytes); at < bytes.length && looks < MOST_LOOKS && found.size < MOST_WORDS; at++) {
    if ((bytes[at] as number) < 0x80) continue;
    looks++;
    let start = at;
    while (start > 0 && at - start < LONGEST_WORD / 2 && isOfWord(bytes[start - 1])) start--;
    let end = at + 1;
    while (end - start < LONGEST_WORD && isOfWord(bytes[end])) end++;
    at = end;
    const word = bytes.subarray(start, end);
    const before = ascii(bytes.subarray(Math.max(0, start - 2), start));
    const after = ascii(bytes.subarray(end, end + 2));
    // A sign alone means what its neighbours make of it; a word is a word wherever it stands.
    const around = word.some(isLetter) ? "" : `\0${before}\0${after}`;
    const key = String.fromCharCode(...word) + around;
    if (!found.has(key)) found.set(key, { bytes: word, before, after });
  }
  return [...found.values()];
}
