import { readDate } from "@/lib/drafts/dates";

const FIGURES = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
/**
 * What exports write behind a date; drafts know days only. A time with a zone is no part of it: 21:00 in UTC is the
 * next day in Nairobi, and which of the two was meant the file does not say, so such a text stays as it stands.
 */
const TIME = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?$/i;
/** A time of a zone. */
const ZONED = /\d:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i;

function bare(text: string): string {
  return text.trim().replace(TIME, "").trim();
}

/**
 * True if the dates of a column have the month first: one of them has a second part over 12, and none a first part.
 * Otherwise the day comes first, as in most of the world.
 */
export function hasMonthFirst(texts: Iterable<string>): boolean {
  let monthFirst = false;
  for (const text of texts) {
    const parts = FIGURES.exec(bare(text));
    if (Number(parts?.[1]) > 12) return false;
    if (Number(parts?.[3]) > 12) monthFirst = true;
  }
  return monthFirst;
}

/** The date as ISO text; as it stands where it is none. */
export function settledDate(text: string, monthFirst: boolean): string {
  if (ZONED.test(text.trim())) return text.trim();
  const plain = bare(text);
  const parts = monthFirst ? FIGURES.exec(plain) : null;
  const reading = readDate(parts ? `${parts[3]}/${parts[1]}/${parts[4]}` : plain);
  return "iso" in reading ? reading.iso : text.trim();
}
