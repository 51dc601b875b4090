import { plainName } from "./kiva-lists";

/** The languages of Kiva's descriptions that a text can be told to be in. */
export type SpokenLanguage = "en" | "es" | "fr" | "pt" | "id" | "vi" | "ar" | "ru";

/**
 * Words that every text has and that few of the other languages have, without accents. Those that several of them
 * share ("de", "la", "que", "para", "as") say nothing and are left out.
 */
const STOP_WORDS: Record<"en" | "es" | "fr" | "pt" | "id", Set<string>> = {
  en: words(
    "the and of to in is her his she he with for has have will this that from are was were by it they their who been would can which at an be not but or had when after since also more years",
  ),
  es: words(
    "el los las y con una su sus del por es esta este ella desde anos muy tiene ha han lo al pero como cuando sobre hace tambien mas prestamo hijos trabaja vive ser fue porque",
  ),
  fr: words(
    "le les des et une est dans pour avec qui elle il du au aux ses sur ce cette depuis ans plus sont par pas ont afin ainsi pret vit son sa leur mais chez tres enfants deux",
  ),
  pt: words(
    "o os e com uma seu sua seus suas do da dos das nao em no na nos nas ha mais muito ela ele esta tem foi pelo pela ao emprestimo filhos trabalha mora anos tambem desde",
  ),
  id: words(
    "yang dan untuk dengan ini dari adalah akan di ke pada dia ia tidak juga sudah sebagai anak usaha itu oleh telah dalam",
  ),
};

function words(text: string): Set<string> {
  return new Set(text.split(" "));
}

/** True for a little word of English, Spanish, French, Portuguese or Indonesian; case and accents aside. */
export function isStopWord(word: string): boolean {
  const plain = plainName(word);
  return Object.values(STOP_WORDS).some((stopWords) => stopWords.has(plain));
}

/** Enough to judge by; what comes after changes nothing. */
const READ_CHARACTERS = 5_000;
/** Fewer say nothing. */
const LEAST_WORDS = 8;
const LEAST_LETTERS = 30;
const LEAST_HITS = 3;
/** Of all words: any text in a language has more of its stop words, names and figures included. */
const LEAST_SHARE = 0.12;
/** Ahead of the next language by this much. */
const LEAST_LEAD = 2;

/** Letters of the languages that share a script with Arabic or Russian (Persian, Urdu, Kurdish; Tajik, Kyrgyz ...). */
const NOT_ARABIC = /[پچژگکیۀہےټډڕڵۆێە]/u;
const NOT_RUSSIAN = /[іїєґўқңүұһәөғӣӯҳҷјљњћџђѓќ]/iu;
const ONLY_VIETNAMESE = /[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;

/** The language a text looks to be in, by its script and its little words; null when that is not sure. */
export function looksLikeLanguage(text: string): SpokenLanguage | null {
  const read = text.slice(0, READ_CHARACTERS).normalize("NFC");
  const letters = count(read, /\p{L}/gu);
  if (letters < LEAST_LETTERS) return null;
  const isMostly = (script: RegExp) => count(read, script) > letters * 0.7;
  if (isMostly(/\p{Script=Arabic}/gu)) return NOT_ARABIC.test(read) ? null : "ar";
  if (isMostly(/\p{Script=Cyrillic}/gu)) return NOT_RUSSIAN.test(read) ? null : "ru";
  if (!isMostly(/\p{Script=Latin}/gu)) return null;
  // One letter in eight of a Vietnamese text is one that no other of these languages has.
  if (count(read, ONLY_VIETNAMESE) > letters * 0.06) return "vi";
  return byStopWords(plainName(read).match(/\p{L}+/gu) ?? []);
}

function byStopWords(found: string[]): SpokenLanguage | null {
  if (found.length < LEAST_WORDS) return null;
  const [best, next] = Object.entries(STOP_WORDS)
    .map(([code, stopWords]) => ({
      code: code as SpokenLanguage,
      hits: found.filter((word) => stopWords.has(word)).length,
    }))
    .sort((one, other) => other.hits - one.hits);
  if (!best || best.hits < LEAST_HITS || best.hits < found.length * LEAST_SHARE) return null;
  return best.hits >= (next?.hits ?? 0) * LEAST_LEAD ? best.code : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
