import { plainName } from "@/lib/drafts/kiva-lists";
import { editDistance, patternOf, type Pattern } from "./edit-distance";

const MOST = 3;
const NEAR_ENOUGH = 0.5;
const NEAR_WORD = 0.75;
/** Longer texts are sentences, not names. */
const LONGEST = 80;

/** A name made ready to be compared. */
interface Prepared {
  name: string;
  plain: string;
  /** "Kisumu: Kenya" is typed as "Kisumu". */
  town: string;
  words: Word[];
}

interface Word {
  text: string;
  letters: number;
}

/** What was made ready of a list, and what was answered for it. */
interface Known {
  prepared: Prepared[];
  answers: Map<string, string[]>;
}
const knownOf = new WeakMap<readonly string[], Known>();
/** Answers that are kept for one list: a file has as many wrong names at most as a person can put right. */
const MOST_ANSWERS = 1_000;

function known(names: readonly string[]): Known {
  const before = knownOf.get(names);
  if (before) return before;
  const prepared = [...new Set(names)].map((name) => {
    const plain = plainName(name);
    return { name, plain, town: plain.split(":")[0] ?? plain, words: wordsOf(plain) };
  });
  const fresh: Known = { prepared, answers: new Map() };
  knownOf.set(names, fresh);
  return fresh;
}

/** From 0 to 1; 0 if it is less than `least`. */
function likeness(pattern: Pattern, other: string, least: number): number {
  const { length } = pattern.text;
  const longest = Math.max(length, other.length);
  // Even if all the shorter one's letters fit, the rest must be put in.
  if (longest === 0 || Math.min(length, other.length) / longest < least) return 0;
  const like = 1 - editDistance(pattern, other) / longest;
  return like >= least ? like : 0;
}

/** Which letters a word has, one bit for several of them: a letter that the other lacks costs a change at least. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

function isNearWord(one: Word & Pattern, other: Word): boolean {
  if (other.text.startsWith(one.text)) return true;
  const most = Math.max(one.text.length, other.text.length) * (1 - NEAR_WORD);
  // Of a thousand names hardly a word gets past here.
  if (most < 1 || countBits(one.letters & ~other.letters) > most) return false;
  return likeness(one, other.text, NEAR_WORD) > 0;
}

function wordsOf(text: string): Word[] {
  const texts = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  return texts.map((word) => ({ text: word, letters: lettersOf(word) }));
}

/** How much of the words of both is found in the other, misspelt words included. */
function sharedWords(typed: readonly (Word & Pattern)[], name: readonly Word[]): number {
  if (typed.length === 0 || name.length === 0) return 0;
  const found = typed.filter((word) => name.some((other) => isNearWord(word, other))).length;
  return (2 * found) / (typed.length + name.length);
}

/**
 * The names nearest to what was typed, nearest first, at most three, each once; none that is far off. `names` as
 * listNames gives them: what was answered is kept with them, so they must not change afterwards.
 */
export function suggestNames(names: readonly string[], typed: string): string[] {
  const wanted = plainName(typed).slice(0, LONGEST);
  if (wanted === "") return [];
  const { prepared, answers } = known(names);
  const before = answers.get(wanted);
  if (before) return before;
  const nearest = nearestOf(prepared, wanted);
  if (answers.size >= MOST_ANSWERS) answers.delete(answers.keys().next().value ?? "");
  answers.set(wanted, nearest);
  return nearest;
}

function nearestOf(prepared: readonly Prepared[], wanted: string): string[] {
  const whole = patternOf(wanted);
  const typedWords = wordsOf(wanted).map((word) => ({ ...word, ...patternOf(word.text) }));
  return prepared
    .map(({ name, plain, town, words }) => {
      const score = Math.max(
        likeness(whole, plain, NEAR_ENOUGH),
        town === plain ? 0 : likeness(whole, town, NEAR_ENOUGH),
        sharedWords(typedWords, words),
      );
      return { name, score };
    })
    .filter(({ score }) => score >= NEAR_ENOUGH)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ name }) => name);
}
