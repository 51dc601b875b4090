/**
 * The words by which a profile gives away who speaks in it and whether it speaks of a woman or a man, in the languages
 * most partners write in. For advice only: better to miss one than to cry wolf.
 */

const NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}_-])";
const NO_LETTER_AFTER = "(?![\\p{L}\\p{N}_])";

function wholeWords(alternatives: string, flags: string): RegExp {
  return new RegExp(`${NO_LETTER_BEFORE}(?:${alternatives})${NO_LETTER_AFTER}`, flags);
}

/** Not "World War I", "Grace I. Otieno", the US, a gold mine. */
const ENGLISH_I =
  "(?<!\\b(?:[Pp]hase|War|[Cc]lass|[Pp]art|[Ll]evel|[Ff]orm|[Gg]rade|[Tt]ype|[Cc]ycle|[Ss]tage|[Ss]tep) )I(?!\\.)" +
  "|i(?= (?:am|was|have|had|will|would|want|need|can|do|sell|buy|work|live|started)\\b|['’](?:m|ve|ll|d)\\b)";

const FIRST_PERSON: Record<string, RegExp> = {
  en: wholeWords(
    `(?:${ENGLISH_I}|[Ww]e)(?:['’](?:m|ve|ll|d|re))?|[Mm]y(?:self)?|MY|[Mm]e|[Oo]ur(?:s|selves)?|us|(?<=\\b(?:of|is|are) )mine`,
    "u",
  ),
  // Not "trabajo", "vivo", "pienso", "deseo", "cultivo", "uso", "pago" within a sentence: there they are mostly nouns.
  es: wholeWords(
    "yo|m[ií]|mis|me|conmigo|nos|nosotr[oa]s|nuestr[oa]s?|soy|somos|estoy|estamos|tengo|tenemos|quiero|queremos" +
      "|necesito|necesitamos|puedo|podemos|vendo|vendemos|voy|vamos|vivimos|trabajamos|agradezco|agradecemos" +
      "|empecé|comencé|invertiré|compraré|usaré|utilizaré" +
      "|(?<=^|[.!?¡]\\s?)(?:trabajo|vivo)(?= (?:en|como|con|desde)\\b)",
    "iu",
  ),
  fr: wholeWords("je|moi|mon|ma|mes|me|nous|notre|nos|[jm]['’](?=\\p{L})\\p{L}+", "iu"),
};

/** Somebody's own words may be quoted. Each pattern ends at the next opening mark, so that none runs through the text. */
const QUOTED = /“[^“”]*”|"[^"]*"|«[^«»]*»/g;

/** The first word in which the borrower speaks herself, as it is written; null if there is none. */
export function firstPersonWord(text: string, language: string): string | null {
  return FIRST_PERSON[language]?.exec(text.replace(QUOTED, " "))?.[0] ?? null;
}

/** Words for her in the first group, for him in the second. */
const GENDERED: Record<string, RegExp> = {
  en: wholeWords("(she)|(he)", "giu"),
  // Without its accent "el" is the article.
  es: wholeWords(
    "(ella|casada|viuda|soltera|divorciada|es (?:una )?madre)|(él|casado|viudo|soltero|divorciado|es (?:un )?padre)",
    "giu",
  ),
  // Not "il y a", "il faut": there nobody is meant.
  fr: wholeWords(
    "(elle|mariée|veuve)|(il(?! (?:n['’])?(?:y a|y avait|faut|fallait|s['’]agit|existe|reste|fait|est (?:important|nécessaire|possible|difficile|temps)))|marié|veuf)",
    "giu",
  ),
};

/** The first word of the other gender, where those outnumber the borrower's own; null where they do not. */
export function otherGenderWord(text: string, language: string, gender: "female" | "male"): string | null {
  const pattern = GENDERED[language];
  if (!pattern) return null;
  const found = { female: [] as string[], male: [] as string[] };
  for (const [word, hers] of text.normalize("NFC").replace(QUOTED, " ").matchAll(pattern)) {
    found[hers === undefined ? "male" : "female"].push(word);
  }
  const [own, other] = gender === "female" ? [found.female, found.male] : [found.male, found.female];
  return other.length > own.length ? (other[0] ?? null) : null;
}

const CAPITAL = /^\p{Lu}['’]?\p{Ll}/u;
const OPENING =
  /^(?:this borrower|he will|she will|they will|i|este prestatario|esta prestataria|cet emprunteur|cette emprunteuse)(?!\p{L})/iu;

/** True if a loan use is a sentence of its own and does not go on from "This borrower will use this loan: ...". */
export function isSentence(loanUse: string): boolean {
  return CAPITAL.test(loanUse) || OPENING.test(loanUse);
}
