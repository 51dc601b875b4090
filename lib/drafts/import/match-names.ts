import { whoseMark } from "@/lib/amounts/currency-marks";
import { listNames, matchName, plainName, type KivaLists, type ListField } from "@/lib/drafts/kiva-lists";
import { suggestNames } from "./suggest";

/** What she chose for a text that no list has: once for all rows. "" leaves the field empty. */
export interface Replacement {
  field: ListField;
  text: string;
  name: string;
}

/** A text that is in none of Kiva's names. */
export interface Unmatched {
  field: ListField;
  text: string;
  rows: number[];
  suggestions: string[];
}

/** Languages as they are called in English, Spanish and French. */
const LANGUAGES: Record<string, string> = Object.fromEntries(
  [
    ["en", "english ingles anglais"],
    ["es", "spanish espanol castellano espagnol"],
    ["fr", "french frances francais"],
    ["pt", "portuguese portugues portugais"],
    ["ru", "russian ruso russe"],
    ["ar", "arabic arabe"],
    ["vi", "vietnamese vietnamita vietnamien"],
  ].flatMap(([code = "", names = ""]) => names.split(" ").map((name) => [name, code])),
);

function only<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}

/** A list's name for what systems write in its place. */
function otherWriting(lists: KivaLists, field: ListField, text: string): string | null {
  const plain = plainName(text);
  switch (field) {
    case "location": {
      const locations = listNames(lists, field);
      const inTown = locations.filter((name) => plainName(name.split(":")[0] ?? "") === plain);
      // "Kisumu, Kenya" is "Kisumu: Kenya".
      const exact = locations.filter((name) => words(name) === words(text));
      return exact.length > 0 ? only(exact) : only(inTown);
    }
    case "language": {
      const code = Object.hasOwn(LANGUAGES, plain) ? LANGUAGES[plain] : plain.split(/[-_]/)[0];
      return only(lists.languages.filter((language) => language.code.toLowerCase() === code))?.name ?? null;
    }
    case "currency":
      return only(listNames(lists, field).filter((iso) => whoseMark(text, iso) === "own"));
    default:
      return only(listNames(lists, field).filter((name) => words(name) === words(text)));
  }
}

function words(name: string): string {
  return plainName(name.replace(/[^\p{L}\p{M}\p{N}]+/gu, " "));
}

/** Brings texts to the names of Kiva's lists, and remembers what it could not. Without lists every text stays. */
export function nameMatcher(lists: KivaLists | null, replacements: readonly Replacement[]) {
  const known = new Map<string, string | null>();
  const unmatched = new Map<string, Unmatched>();

  const find = (field: ListField, text: string): string | null => {
    const chosen = replacements.find((one) => one.field === field && plainName(one.text) === plainName(text));
    if (chosen) return chosen.name;
    return lists ? (matchName(listNames(lists, field), text) ?? otherWriting(lists, field, text)) : text;
  };

  return {
    /** The list's name, or the text itself; `rows` are those it stands in. */
    match(field: ListField, text: string, rows: readonly number[]): string {
      if (text === "") return "";
      const key = `${field} ${plainName(text)}`;
      if (!known.has(key)) known.set(key, find(field, text));
      const name = known.get(key) ?? null;
      if (name !== null || !lists) return name ?? text;
      const seen = unmatched.get(key);
      if (seen) seen.rows.push(...rows);
      else {
        const suggestions = suggestNames(listNames(lists, field), text);
        unmatched.set(key, { field, text, rows: [...rows], suggestions });
      }
      return text;
    },
    unmatched: (): Unmatched[] => [...unmatched.values()],
  };
}

export type NameMatcher = ReturnType<typeof nameMatcher>;
