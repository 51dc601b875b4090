/** What one word looks like as an encoding reads it, before any language is asked. */
export interface WordLook {
  /** How much in it no writer writes: 0 if nothing. */
  flaw: number;
  /** The letters beyond ASCII in lower case, for the languages to know or not. */
  letters: string;
  /** True if a sign stands just where it belongs: "€" at a figure, "º" after "N", the apostrophe of "d’or". */
  hasSignInPlace: boolean;
  /** True if a sign touches the word that need not be there ("JOS…"). */
  hasIdleSign: boolean;
  /** What is allowed and yet rare ("PEñA"), 0 to 1. */
  rarity: number;
}

const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const DIGIT = /\d/;
/** French, Spanish and English drop a letter after these; Swahili has ng’. */
const ELISION = /(?:^|[^\p{L}])(?:[cdjlmnsty]|o|qu|(?:jus|lors|puis|pres|quoi)qu|aujourd)$|ng$/iu;

const CURRENCY = "€£¥¢";
const OPENING = "“«‹‘";
const CLOSING = "”»›’";
/** Not hers: German, Polish, Hungarian. */
const LOW_QUOTES = "„‚";
const DASHES = "–—";
const SPACES = "\u00a0\u202f\u2007";
/** Signs that touch a word or figure at its end in real lists, and are never inside one. */
const AFTER = "°²³…™®©½¼¾%‰±";

type Finding = Partial<{ flaw: number; rarity: number; inPlace: boolean; idle: boolean }>;

function judgeLetter(letter: string, left: string, right: string): Finding {
  const [leftLetter, rightLetter] = [LETTER.test(left), LETTER.test(right)];
  if (DIGIT.test(left) || DIGIT.test(right)) return { flaw: DIGIT.test(left) && DIGIT.test(right) ? 2 : 1 };
  if (UPPER.test(letter)) {
    if (LOWER.test(left)) return { flaw: 2 };
    return { flaw: leftLetter || rightLetter ? 0 : 0.5 };
  }
  if (LOWER.test(letter)) {
    if (UPPER.test(right)) return leftLetter && UPPER.test(left) ? { rarity: 0.5 } : { flaw: 1 };
    return {};
  }
  return { flaw: 1 };
}

function judgeApostrophe(left: string, right: string, head: string, tail: string): Finding {
  if (!LETTER.test(left) || !LETTER.test(right)) return { idle: true };
  if (tail === "s" || tail === "S") return { inPlace: true };
  if (!ELISION.test(head)) return { flaw: 1.5 };
  // "D’Angelo" is a name; "D’az" is more likely something else.
  return { inPlace: true, rarity: left === "D" && LOWER.test(right) ? 0.2 : 0 };
}

function judgeSign(sign: string, left: string, right: string, isAtFigure: boolean): Finding {
  const inWord = LETTER.test(left) && LETTER.test(right);
  const touches = LETTER.test(left) || LETTER.test(right);
  const inFigure = DIGIT.test(left) && DIGIT.test(right);
  if (sign <= "\u009f") return { flaw: 4 };
  if (sign === "º" || sign === "ª" || sign === "°") {
    if ((LETTER.test(left) || DIGIT.test(left)) && !LETTER.test(right)) return { inPlace: true };
    return { flaw: 1 };
  }
  if (CURRENCY.includes(sign)) return isAtFigure && !touches ? { inPlace: true } : { flaw: touches ? 2 : 0 };
  if (SPACES.includes(sign)) return inFigure ? { inPlace: true } : {};
  if (sign === "¿" || sign === "¡") return LETTER.test(left) ? { flaw: 2 } : { idle: true, rarity: 0.5 };
  if (inWord) return { flaw: sign === "·" && left + right === "ll" ? 0 : 2.5 };
  if (DASHES.includes(sign)) return inFigure ? { inPlace: true } : { idle: true };
  if (LOW_QUOTES.includes(sign)) return LETTER.test(left) ? { flaw: 1 } : { idle: true, rarity: 0.5 };
  if (OPENING.includes(sign)) return LETTER.test(left) ? { flaw: 1 } : { idle: true };
  if (CLOSING.includes(sign)) return LETTER.test(right) ? { flaw: 1 } : { idle: true };
  if (sign === "·" || sign === "•") return touches ? { flaw: 1 } : { idle: true };
  if (AFTER.includes(sign)) return LETTER.test(right) ? { flaw: 2 } : { idle: true };
  return { flaw: touches || DIGIT.test(left + right) ? 2 : 1 };
}

/** Looks at every letter and sign beyond ASCII with its neighbours. */
export function judgeWord(text: string, before: string, after: string): WordLook {
  const look: WordLook = { flaw: 0, letters: "", hasSignInPlace: false, hasIdleSign: false, rarity: 0 };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (sign < "\u0080") continue;
    const left = text[at - 1] ?? before.at(-1) ?? "";
    const right = text[at + 1] ?? after[0] ?? "";
    const isOrdinal = sign === "º" || sign === "ª";
    let found: Finding;
    if (sign === "’") found = judgeApostrophe(left, right, text.slice(0, at), text.slice(at + 1));
    else if (LETTER.test(sign) && !isOrdinal) {
      found = judgeLetter(sign, left, right);
      look.letters += sign.toLowerCase();
    } else {
      const isAtFigure =
        /\d\s?$/.test(before + text.slice(0, at)) || /^\s?\d/.test(text.slice(at + 1) + after);
      found = judgeSign(sign, left, right, isAtFigure);
    }
    look.flaw += found.flaw ?? 0;
    look.rarity = Math.max(look.rarity, found.rarity ?? 0);
    look.hasSignInPlace ||= found.inPlace ?? false;
    look.hasIdleSign ||= found.idle ?? false;
  }
  return look;
}
