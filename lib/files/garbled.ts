import { encodeCodePage } from "./code-pages";

/** Text that was UTF-8, was read as something else and saved so: "PÃ©rez". */
export interface Garbled {
  count: number;
  /** The first such word, and what it most likely was. */
  text: string;
  meant: string;
}

/** What the first bytes of UTF-8's Latin letters and signs look like in windows-1252 and Mac Roman, and a byte after. */
const PAIR = /(?:[ÂÃÄÅ¬√ƒ≈][^\u0000-\u007f]|[â‚][^\u0000-\u007f]{2})/g;
const USUAL = /^[\u00a0-\u017f\u2010-\u203a€™]+$/u;
const WORD = /[^\s,;|"]/;
const LONGEST_WORD = 60;
/** Enough to say that it is many. */
const MOST = 10_000;

function meantBy(pair: string): string | null {
  for (const page of ["windows-1252", "mac-roman"] as const) {
    const bytes = encodeCodePage(pair, page);
    if (!bytes) continue;
    try {
      const meant = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      if (USUAL.test(meant)) return meant;
    } catch {
      // Not made from UTF-8 this way.
    }
  }
  return null;
}

/** Finds words that were garbled before the file was written. They are told, never mended: nobody can be sure. */
export function findGarbled(text: string): Garbled | null {
  let found: Garbled | null = null;
  const known = new Map<string, string | null>();
  for (const match of text.matchAll(PAIR)) {
    const [pair] = match;
    if (!known.has(pair)) known.set(pair, meantBy(pair));
    if (known.get(pair) === null) continue;
    if (found) {
      if (++found.count >= MOST) break;
      continue;
    }
    let from = match.index;
    let to = match.index + pair.length;
    while (from > 0 && match.index - from < LONGEST_WORD && WORD.test(text[from - 1] as string)) from--;
    while (to < text.length && to - from < LONGEST_WORD && WORD.test(text[to] as string)) to++;
    const word = text.slice(from, to);
    found = { count: 1, text: word, meant: word.replace(PAIR, (one) => meantBy(one) ?? one) };
  }
  return found;
}
