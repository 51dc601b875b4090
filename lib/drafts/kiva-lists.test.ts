import { describe, expect, it } from "vitest";
import { LISTS, TODAY, wholeDraft } from "./draft-for-tests";
import { judgeDraft } from "./judge-draft";
import { isAmbiguousName, listNames, matchName, type KivaLists } from "./kiva-lists";
import { toSendable } from "./sendable";

function errorsOf(lists: KivaLists, changes: Parameters<typeof wholeDraft>[0]) {
  return judgeDraft(wholeDraft(changes), { lists, today: TODAY }).map(
    ({ code, at, params }) => `${at}: ${code} ${params.text}`,
  );
}

describe("a name that several entries of Kiva's list have", () => {
  // Kiva's list had two activities "Dairy" with two ids: the first id was sent, and nobody was asked which was meant.
  it("is refused where the ids differ, and never sent", () => {
    const lists = { ...LISTS, activities: [...LISTS.activities, { id: 56, name: "Dairy" }] };
    expect(errorsOf(lists, {})).toEqual(["activity: list.ambiguous Dairy"]);
    expect(errorsOf(lists, { activity: " dairy " })).toEqual(["activity: list.ambiguous dairy"]);
    expect(() => toSendable(wholeDraft(), lists)).toThrow();
    expect(() => toSendable(wholeDraft({ activity: "dairy" }), lists)).toThrow();
  });

  it.each<[string, Partial<KivaLists>]>([
    ["theme", { themes: [...LISTS.themes, { id: 4, name: "Rural Inclusion" }] }],
    ["language", { languages: [...LISTS.languages, { id: 9, code: "en", name: "English" }] }],
  ])("is refused for the %s, too", (field, changes) => {
    const lists = { ...LISTS, ...changes };
    expect(errorsOf(lists, {})).toEqual([expect.stringContaining(`${field}: list.ambiguous`)]);
    expect(() => toSendable(wholeDraft(), lists)).toThrow();
  });

  // "PENA: PERU" silently became whichever of the two towns came first.
  it("is refused where what was typed is none of them to the letter", () => {
    const lists = { ...LISTS, locations: ["Peña: Peru", "Pena: Peru", "Lima: Peru"] };
    expect(errorsOf(lists, { location: "PENA: PERU" })).toEqual(["location: list.ambiguous PENA: PERU"]);
    expect(() => toSendable(wholeDraft({ location: "PENA: PERU" }), lists)).toThrow();
    for (const location of ["Peña: Peru", "Pena: Peru"]) {
      expect(errorsOf(lists, { location })).toEqual([]);
      expect(toSendable(wholeDraft({ location }), lists).location).toBe(location);
    }
    expect(matchName(lists.locations, "LIMA: peru")).toBe("Lima: Peru");
  });

  // Kiva's locales are one row a currency and language, so that one language comes many times with one id.
  it("is taken where it is one entry that stands in the list twice", () => {
    const lists = {
      ...LISTS,
      activities: [...LISTS.activities, ...LISTS.activities],
      languages: [...LISTS.languages, ...LISTS.languages],
      locations: [...LISTS.locations, ...LISTS.locations],
      currencies: [...LISTS.currencies, ...LISTS.currencies],
    };
    expect(errorsOf(lists, {})).toEqual([]);
    expect(toSendable(wholeDraft(), lists)).toMatchObject({ activityId: 55, languageId: 1 });
    expect(listNames(lists, "location")).toEqual(LISTS.locations);
  });

  it("is not what an unknown name or none is", () => {
    expect(isAmbiguousName(["Dairy", "Dairy"], "Welding")).toBe(false);
    expect(isAmbiguousName(["", " ", "Dairy"], " ")).toBe(false);
    expect(matchName(["", "Dairy"], " ")).toBeNull();
  });
});
