/**
 * Kiva's own lists that a draft's values are taken from (the four config endpoints). They are matched by name: what
 * stands in a draft is what she reads, and Kiva's numbers are looked up when it is judged and sent.
 */
export interface KivaLists {
  activities: { id: number; name: string }[];
  themes: { id: number; name: string }[];
  /** Full names, "Kisumu: Kenya". */
  locations: string[];
  /** ISO 4217. */
  currencies: string[];
  languages: { id: number; code: string; name: string }[];
  /** How many of the currency one US dollar is, by the partner's own recent loans; plain decimal text. */
  usdRates: Record<string, string>;
  /** Epoch milliseconds: when they were fetched. */
  fetchedAt: number;
}

export type ListField = "location" | "activity" | "theme" | "currency" | "language";

/** Older than this, a page says so and asks Kiva anew. */
export const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

const namesOf = new WeakMap<readonly unknown[], string[]>();

/**
 * The names of one list, as they are shown and typed: the same array for the same lists. What the list holds twice
 * (one name with one number) stands in it once; two numbers with one name leave the name in it twice.
 */
export function listNames(lists: KivaLists, field: ListField): string[] {
  switch (field) {
    case "location":
      return kept(lists.locations, (names) => [...new Set(names)]);
    case "activity":
      return kept(lists.activities, ofEntries);
    case "theme":
      return kept(lists.themes, ofEntries);
    case "currency":
      return kept(lists.currencies, (names) => [...new Set(names)]);
    case "language":
      return kept(lists.languages, ofEntries);
  }
}

function kept<Entry>(list: readonly Entry[], read: (list: readonly Entry[]) => string[]): string[] {
  const names = namesOf.get(list) ?? read(list);
  namesOf.set(list, names);
  return names;
}

function ofEntries(entries: readonly { id: number; name: string }[]): string[] {
  return [...new Map(entries.map(({ id, name }) => [`${id} ${name}`, name])).values()];
}

/** Case, accents and runs of space aside. */
export function plainName(text: string): string {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/\s+/g, " ").trim();
}

/** How many entries have each name, to the letter and plainly. */
interface NameIndex {
  exact: Map<string, number>;
  plain: Map<string, string[]>;
}
const indexes = new WeakMap<readonly string[], NameIndex>();

/** A list has a thousand names and is asked for every draft of a page: they are made plain once. */
function indexOf(names: readonly string[]): NameIndex {
  const known = indexes.get(names);
  if (known) return known;
  const index: NameIndex = { exact: new Map(), plain: new Map() };
  for (const name of names) {
    index.exact.set(name, (index.exact.get(name) ?? 0) + 1);
    const plain = plainName(name);
    const alike = index.plain.get(plain);
    if (alike) alike.push(name);
    else index.plain.set(plain, [name]);
  }
  indexes.set(names, index);
  return index;
}

/** The entries that what was typed may stand for: those of exactly this name, else those that are plainly the same. */
function entriesFor(names: readonly string[], typed: string): string[] {
  const { exact, plain } = indexOf(names);
  const count = exact.get(typed) ?? 0;
  if (count > 0) return Array.from({ length: count }, () => typed);
  const wanted = plainName(typed);
  return wanted === "" ? [] : (plain.get(wanted) ?? []);
}

/**
 * The list's own writing of what was typed; null if the list does not have it or has several that it may be. `names`
 * as listNames gives them; they must not change afterwards.
 */
export function matchName(names: readonly string[], typed: string): string | null {
  const [name, another] = entriesFor(names, typed);
  return name !== undefined && another === undefined ? name : null;
}

/** True if what was typed may be several entries of the list: which of them is meant only a person can say. */
export function isAmbiguousName(names: readonly string[], typed: string): boolean {
  return entriesFor(names, typed).length > 1;
}
