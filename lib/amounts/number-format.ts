export type DecimalSign = "." | ",";

/** One figure under both decimal signs, as plain decimal text; null where that sign makes no number of it. */
export interface BothReadings {
  withPoint: string | null;
  withComma: string | null;
}

/** What the figures of a column say about its decimal sign. */
export type SignEvidence = { state: "decided"; sign: DecimalSign | null } | { state: "ask" };

/** No amount is longer; the bound keeps the patterns below from being fed megabytes. */
const LONGEST = 60;

const WHOLE = /^\d+$/;
// Group signs stand every three digits and are of one kind; a first group of zero would be no group.
const POINT = /^(?:\d*(?:\.\d+)?|[1-9]\d{0,2}([,' ])\d{3}(?:\1\d{3})*(?:\.\d+)?)$/;
const COMMA = /^(?:\d*(?:,\d+)?|[1-9]\d{0,2}([.' ])\d{3}(?:\1\d{3})*(?:,\d+)?)$/;
/** 1,23,456.78: lakhs and crores are only ever written with commas and a point. */
const INDIAN = /^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$/;

const SPACES = /[\u00a0\u2007\u2009\u202f\t]/g;
const APOSTROPHES = /[\u2018\u2019\u02bc]/g;

const FIGURE = /^\s?[-+]?[^\p{L}\d]?\s?\d[\d.,' \u00a0\u202f]*$/u;

/** True for what looks like a plain figure, in whatever format: for telling data from names, not for reading it. */
export function looksLikeFigure(cell: string): boolean {
  if (cell.length > LONGEST + 20) return false;
  const text = cell.trim();
  return text.length <= LONGEST && FIGURE.test(text);
}

function plain(core: string, group: RegExp, sign: string): string {
  const bare = core.replace(group, "").replace(sign, ".");
  return bare.startsWith(".") ? `0${bare}` : bare;
}

/** Reads bare digits and separators both ways. Everything else must have been taken off before. */
export function readBothWays(digits: string): BothReadings {
  if (digits.length > LONGEST || digits === "") return { withPoint: null, withComma: null };
  if (WHOLE.test(digits)) return { withPoint: digits, withComma: digits };
  const core = digits.replace(SPACES, " ").replace(APOSTROPHES, "'");
  const point = POINT.test(core) || INDIAN.test(core);
  return {
    withPoint: point ? plain(core, /[,' ]/g, ".") : null,
    withComma: COMMA.test(core) ? plain(core, /[.' ]/g, ",") : null,
  };
}

/** True if both readings are numbers, and different ones: `1.234`. */
export function isAmbiguous(readings: BothReadings): boolean {
  const { withPoint, withComma } = readings;
  // Digits alone read the same; with any separator that both signs accept, they differ by a thousand.
  return withPoint !== null && withComma !== null && withPoint !== withComma;
}

/** Zero is zero under either sign: `0.00` in a column of commas is what a system writes where nothing was paid. */
function isNothing({ withPoint, withComma }: BothReadings): boolean {
  const only = withPoint === null ? withComma : withComma === null ? withPoint : null;
  return only !== null && only.startsWith("0.") && !/[1-9]/.test(only);
}

/** The sign must hold for four in five of the figures that tell; the others become problems of their rows. */
const MAJORITY = 0.8;

/**
 * The decimal sign of a whole column, from its figures alone. Where all that tell agree (or nearly all), it is
 * decided; where none tells but some could be read two ways, she must be asked; where nothing depends on it, it is
 * null.
 */
export function inferDecimalSign(
  figures: Iterable<BothReadings>,
  counted: Record<DecimalSign, number> = { ".": 0, ",": 0 },
): SignEvidence {
  let point = counted["."];
  let comma = counted[","];
  let ambiguous = 0;
  for (const figure of figures) {
    if (figure.withPoint === figure.withComma || isNothing(figure)) continue;
    if (figure.withComma === null) point++;
    else if (figure.withPoint === null) comma++;
    else ambiguous++;
  }
  const telling = point + comma;
  if (telling === 0) return ambiguous > 0 ? { state: "ask" } : { state: "decided", sign: null };
  if (point >= telling * MAJORITY) return { state: "decided", sign: "." };
  if (comma >= telling * MAJORITY) return { state: "decided", sign: "," };
  return { state: "ask" };
}
