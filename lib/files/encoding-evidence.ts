import { CODE_PAGES, decodeCodePage, type CodePage } from "./code-pages";
import type { HighWord } from "./high-words";
import { judgeWord, type WordLook } from "./judge-word";

interface Language {
  letters: string;
  /** How much one of its words counts: her own languages before their neighbours, those before far ones. */
  weight: number;
}

/** An organization says nothing of its languages, so these are the ones of the people who use this: en, es, fr. */
const OWN: Language[] = [
  { letters: "àâçèéêëîïñôöü", weight: 1 },
  { letters: "áéíñóúü", weight: 1 },
  { letters: "àâæçèéêëîïôùûüÿœ", weight: 1 },
];

/** Swahili needs ASCII only. */
const PORTUGUESE: Language = { letters: "àáâãçéêíóôõúü", weight: 0.9 };

/** German, Italian and Haitian, the North; then what windows-1250 is for, from Polish to Croatian. */
const OTHERS: Language[] = [
  { letters: "ßäöü", weight: 0.85 },
  { letters: "àèéìòù", weight: 0.85 },
  { letters: "äåæéöø", weight: 0.85 },
  { letters: "óąćęłńśźż", weight: 0.8 },
  { letters: "áéíóúýčďěňřšťůž", weight: 0.8 },
  { letters: "áäéíóôúýčďĺľňŕšťž", weight: 0.8 },
  { letters: "áéíóöúüőű", weight: 0.8 },
  { letters: "âîăşţ", weight: 0.8 },
  { letters: "ćčđšž", weight: 0.8 },
];

/** Each with all that stand before it. */
const CIRCLES = [OWN, [...OWN, PORTUGUESE], [...OWN, PORTUGUESE, ...OTHERS]];
const LANGUAGES = [...OWN, PORTUGUESE, ...OTHERS];
const UNKNOWN_LETTERS = 0.3;
const IDLE_SIGNS = 0.5;
const BESIDE_IDLE_SIGN = 0.75;
/** A reading this much worse than the best is none. */
const NEARLY = 0.9;

function isOf(look: WordLook, { letters }: Language): boolean {
  for (const letter of look.letters) if (!letters.includes(letter)) return false;
  return true;
}

function worth(look: WordLook, language: Language): number {
  if (look.flaw > 0) return -look.flaw;
  if (look.letters === "") return look.hasSignInPlace ? 1 - look.rarity : IDLE_SIGNS;
  if (!isOf(look, language)) return UNKNOWN_LETTERS;
  return language.weight * (1 - look.rarity) * (look.hasIdleSign ? BESIDE_IDLE_SIGN : 1);
}

interface PageReading {
  page: CodePage;
  texts: string[];
  looks: WordLook[];
  language: Language;
  score: number;
}

function readIn(page: CodePage, words: readonly HighWord[]): PageReading {
  const texts = words.map(({ bytes }) => decodeCodePage(bytes, page));
  const looks = words.map(({ before, after }, at) => judgeWord(texts[at] ?? "", before, after));
  let best = { language: LANGUAGES[0] as Language, score: -Infinity };
  for (const language of LANGUAGES) {
    const score = looks.reduce((sum, look) => sum + worth(look, language), 0);
    if (score > best.score + 1e-9) best = { language, score };
  }
  return { page, texts, looks, ...best };
}

/** Every word of them is one that somebody writes, and all of one language. */
function isFlawless(looks: readonly WordLook[], languages: readonly Language[]): boolean {
  return (
    looks.every(({ flaw, hasIdleSign }) => flaw === 0 && !hasIdleSign) &&
    languages.some((language) => looks.every((look) => isOf(look, language)))
  );
}

/**
 * Could the file as well be meant this way? Only the words that read differently tell. Where the best reading is
 * flawless in one of her languages, only one that is so too, in those or nearer ones, stands beside it.
 */
function isRival(best: PageReading, other: PageReading): boolean {
  const at = best.texts.flatMap((text, index) => (text === other.texts[index] ? [] : [index]));
  if (at.length === 0) return false;
  if (best.score <= 0) return true;
  const looksOf = (reading: PageReading): WordLook[] =>
    reading.looks.filter((_, index) => at.includes(index));
  const [ours, theirs] = [looksOf(best), looksOf(other)];
  for (const languages of CIRCLES) {
    if (isFlawless(ours, languages)) return isFlawless(theirs, languages);
  }
  const sum = (looks: WordLook[], { language }: PageReading): number =>
    looks.reduce((total, look) => total + worth(look, language), 0);
  const [own, its] = [sum(ours, best), sum(theirs, other)];
  return its >= own * (own > 0 ? NEARLY : 1);
}

/** What the words of a file say about its one-byte encoding. */
interface Evidence {
  encoding: CodePage;
  /** The others that the words leave possible, and that would read differently. */
  alternatives: CodePage[];
  /** True if the best reading makes sense of at least some words and of more than it makes nonsense of. */
  isPlausible: boolean;
  /** True if every word is one that somebody writes, all in one language. */
  isFlawless: boolean;
}

/**
 * Tells the code page by what its letters make of the file's words: letters of one language where letters stand, no
 * sign inside a word, currency at figures. Each word counts once, however often it occurs.
 */
export function weighCodePages(words: readonly HighWord[]): Evidence {
  const readings = CODE_PAGES.map((page) => readIn(page, words));
  let best = readings[0] as PageReading;
  // Where every reading is nonsense, how much of it tells nothing: the usual one, and all others beside it.
  const isPlausible = readings.some(({ score }) => score > 0);
  for (const reading of readings) if (isPlausible && reading.score > best.score + 1e-9) best = reading;
  const alternatives = readings.filter((other) => other !== best && isRival(best, other));
  return {
    encoding: best.page,
    alternatives: alternatives.map(({ page }) => page),
    isPlausible,
    isFlawless: isFlawless(best.looks, LANGUAGES),
  };
}
