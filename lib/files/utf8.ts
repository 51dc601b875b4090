/** How a file stands as UTF-8. */
export interface Utf8Survey {
  /** Whole characters beyond ASCII. */
  whole: number;
  /** Those of a kind that names and figures hold here: the others can be chance. */
  usual: number;
  /** Places that are no UTF-8, as [from, to) of the bytes. */
  broken: [number, number][];
}

/** Beyond this it is no UTF-8 anyway, and hostile files cost no memory. */
const MOST_BROKEN = 100_000;

/** How many bytes a character with this first byte has, and what its second may be. */
function shapeOf(first: number): { length: number; low: number; high: number } | null {
  if (first >= 0xc2 && first <= 0xdf) return { length: 2, low: 0x80, high: 0xbf };
  if (first >= 0xe0 && first <= 0xef) {
    return { length: 3, low: first === 0xe0 ? 0xa0 : 0x80, high: first === 0xed ? 0x9f : 0xbf };
  }
  if (first >= 0xf0 && first <= 0xf4) {
    return { length: 4, low: first === 0xf0 ? 0x90 : 0x80, high: first === 0xf4 ? 0x8f : 0xbf };
  }
  return null;
}

/**
 * Latin letters, typographic signs and pictures have these first bytes; Greek and Cyrillic ones too, of which single
 * ones slip into IDs: in other encodings the two bytes of one are no pair that words have.
 */
function isUsual(first: number): boolean {
  return (
    first <= 0xc5 || (first >= 0xce && first <= 0xd1) || first === 0xe1 || first === 0xe2 || first >= 0xf0
  );
}

/** Looks at bytes that strict UTF-8 refuses, by hand, so that browser and server see the same broken places. */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  const survey: Utf8Survey = { whole: 0, usual: 0, broken: [] };
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      at++;
      continue;
    }
    const shape = shapeOf(first);
    let length = 1;
    if (shape) {
      while (length < shape.length) {
        const next = bytes[at + length] ?? 0;
        const [low, high] = length === 1 ? [shape.low, shape.high] : [0x80, 0xbf];
        if (next < low || next > high) break;
        length++;
      }
    }
    if (shape && length === shape.length) {
      survey.whole++;
      if (isUsual(first)) survey.usual++;
    } else if (survey.broken.length < MOST_BROKEN) survey.broken.push([at, at + length]);
    at += length;
  }
  return survey;
}

/** The text as UTF-8, with U+FFFD for every broken place. */
export function decodeUtf8(bytes: Uint8Array, broken: Utf8Survey["broken"]): string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const parts: string[] = [];
  let copied = 0;
  for (const [from, to] of broken) {
    parts.push(decoder.decode(bytes.subarray(copied, from)), "\ufffd");
    copied = to;
  }
  parts.push(decoder.decode(bytes.subarray(copied)));
  return parts.join("");
}
