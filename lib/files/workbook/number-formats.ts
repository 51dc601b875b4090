/** What a cell's number format makes of its number, as far as that is more than digits and their grouping. */
export interface NumberFormat {
  isDate: boolean;
  /** The pattern of a format that shows other figures than are stored: `0000000`, `000\-00`, `"K"000`; else null. */
  pattern: string | null;
}

export const GENERAL: NumberFormat = { isDate: false, pattern: null };
const DATE: NumberFormat = { isDate: true, pattern: null };

/** Formats that every Excel has without writing them down: dates and times, those of East Asian versions too. */
function isDateId(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Longer ones are no formats. */
const LONGEST = 255;
/** Texts in quotes, escaped characters, fillers and what stands in brackets, but for hours, minutes and seconds run on. */
const ASIDE = /"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi;

/** The format by its number, or by its code where the workbook has one of its own. */
export function readFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return isDateId(id) ? DATE : GENERAL;
  if (code.length > LONGEST) return GENERAL;
  const [positive = ""] = code.replace(/\\;|"[^"]*"/g, (text) => text.replaceAll(";", "\u0000")).split(";");
  const bare = positive.replace(ASIDE, "");
  if (/general|standard/i.test(bare)) return GENERAL;
  if (/[dmyhs]/i.test(bare)) return DATE;
  return { isDate: false, pattern: isPattern(bare, positive) ? positive.replaceAll("\u0000", ";") : null };
}

/** Zeros that are always shown, two or more, or one beside a text; nothing that groups, scales or leaves figures out. */
function isPattern(bare: string, whole: string): boolean {
  if (!/^[0\-/ ().:]+$/.test(bare) || bare.includes(".")) return false;
  return bare.split("0").length > 2 || /[\p{L}\d-]/u.test(whole.replace(/[0\\"]/g, ""));
}

/** What Excel shows for a whole number under such a pattern; null where the number has a fraction or a sign. */
export function showUnder(pattern: string, digits: string): string | null {
  if (!/^\d+$/.test(digits)) return null;
  const pieces = pattern.match(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]|./gsu) ?? [];
  const places = pieces.filter((piece) => piece === "0").length;
  const padded = digits.padStart(places, "0");
  // All digits beyond the places stand at the first of them.
  let at = padded.length - places;
  let isFirst = true;
  return pieces
    .map((piece) => {
      if (piece === "0") {
        const own = isFirst ? padded.slice(0, at + 1) : (padded[at] ?? "");
        isFirst = false;
        at++;
        return own;
      }
      if (piece.startsWith('"')) return piece.replaceAll('"', "");
      if (piece.startsWith("\\")) return piece.slice(1);
      return /^(?:[_*].|\[)/su.test(piece) ? "" : piece;
    })
    .join("")
    .trim();
}
