import { isStopWord, looksLikeLanguage } from "./description-language";
import type { DraftReading } from "./draft-reading";
import { plainName, type KivaLists } from "./kiva-lists";
import { draftProblem, type DraftProblem } from "./problems";
import { firstPersonWord, isSentence, otherGenderWord } from "./profile-words";

/** A longer text is an error anyway, and need not slow her typing. */
const READ_CHARACTERS = 10_000;

/**
 * Advice on the text that lenders will read. Kiva's reviewers send profiles back for the first person (FPU), for what
 * gives the borrower's privacy away (BPD) and for a gender that does not match (G): partner-api/domain.md, 5.
 */
export function textAdvice(reading: DraftReading): DraftProblem[] {
  const description = reading.draft.description.slice(0, READ_CHARACTERS).trim();
  const loanUse = reading.draft.loanUse.slice(0, READ_CHARACTERS).trim();
  const looks = looksLikeLanguage(description);
  const language = reading.language?.code ?? looks ?? "";
  const firstPerson = ([text, at]: [string, string]) => {
    const word = firstPersonWord(text, language);
    return word === null ? [] : [draftProblem("description.first-person", at, { word })];
  };
  return [
    ...(isSentence(loanUse) ? [draftProblem("loan-use.sentence", "loanUse")] : []),
    ...firstPerson([loanUse, "loanUse"]),
    ...firstPerson([description, "description"]),
    ...lastNames(reading, description),
    ...genderAdvice(reading, description, language),
    ...languageAdvice(reading, looks),
  ];
}

function languageAdvice({ language, lists }: DraftReading, looks: string | null): DraftProblem[] {
  if (looks === null || language === null || language.code === looks) return [];
  const params = { looks: languageName(looks, lists), chosen: language.name };
  return [draftProblem("description.language", "description", params)];
}

function languageName(code: string, lists: KivaLists | null): string {
  const listed = lists?.languages.find((language) => language.code.slice(0, 2).toLowerCase() === code);
  return listed?.name ?? new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
}

function genderAdvice({ borrowers }: DraftReading, text: string, language: string): DraftProblem[] {
  const { gender, firstName } = borrowers[0]?.borrower ?? { gender: "", firstName: "" };
  if (borrowers.length !== 1 || (gender !== "female" && gender !== "male")) return [];
  const word = otherGenderWord(text, language, gender);
  return word === null
    ? []
    : [draftProblem("description.gender", "description", { word, name: firstName.trim() })];
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’ʼ-]\p{L}[\p{L}\p{M}]*)*/gu;
const SHORTEST_NAME = 3;

/** Compared by: case, accents and the kind of apostrophe aside. */
function key(word: string): string {
  return plainName(word).replace(/[’ʼ]/g, "'");
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** The keys of a text's words, whole and in the parts that a hyphen or an apostrophe joins ("Wambui’s"). */
function keysOf(text: string): Set<string> {
  const keys = wordsOf(text).map(key);
  return new Set([
    ...keys,
    ...keys.map((word) => word.replace(/'s$/, "")),
    ...keys.flatMap((word) => word.split("-")),
  ]);
}

function lastNames({ draft, borrowers }: DraftReading, text: string): DraftProblem[] {
  if (text === "") return [];
  const said = keysOf(text);
  // A little word that is also a name ("Were") is one only where it is written as one.
  const named = keysOf(text.match(/(?<=[^\s.!?:…] )\p{Lu}[\p{L}\p{M}]*/gu)?.join(" ") ?? "");
  const known = keysOf([draft.location, ...borrowers.map(({ borrower }) => borrower.firstName)].join(" "));
  const found = new Map<string, string>();
  for (const word of borrowers.flatMap(({ borrower }) => wordsOf(borrower.lastName))) {
    const name = key(word);
    if (name.length < SHORTEST_NAME || known.has(name)) continue;
    if ((isStopWord(word) ? named : said).has(name) && !found.has(name)) found.set(name, word);
  }
  return [...found.values()].map((name) => draftProblem("description.last-name", "description", { name }));
}
