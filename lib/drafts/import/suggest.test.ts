import { describe, expect, it } from "vitest";
import { LISTS, TODAY, wholeDraft } from "../draft-for-tests";
import { judgeDraft } from "../judge-draft";
import { listNames } from "../kiva-lists";
import { suggestNames } from "./suggest";

describe("suggestNames", () => {
  it.each([
    ["Kisumu", ["Kisumu: Kenya"]],
    ["kisumo kenya", ["Kisumu: Kenya"]],
    ["SAO PAOLO", ["São Paulo: Brazil"]],
    ["x", []],
    ["", []],
  ])("finds near %j: %j", (typed, names) => {
    expect(suggestNames(LISTS.locations, typed)).toEqual(names);
  });

  it("names an entry once that stands in the list twice", () => {
    expect(suggestNames(["Dairy", "Dairy", "Diary"], "dary")).toEqual(["Dairy", "Diary"]);
  });

  // Judging 2,000 imported drafts against 1,000 locations compared every wrong name with the whole list each time, and
  // held up everybody's pages for a minute.
  it("answers from memory what it was asked before, however it is written", () => {
    const names = listNames(LISTS, "location");
    expect(listNames(LISTS, "location")).toBe(names);
    expect(listNames(LISTS, "activity")).toBe(listNames(LISTS, "activity"));
    const first = suggestNames(names, "kisumo");
    expect(suggestNames(names, " KISUMO ")).toBe(first);
    // It does not remember without end.
    for (let at = 0; at < 1_000; at++) suggestNames(names, `wrong ${at}`);
    expect(suggestNames(names, "kisumo")).not.toBe(first);
    expect(suggestNames(names, "kisumo")).toEqual(first);
  });

  it("is left out of judging on request, and the error stays", () => {
    const draft = wholeDraft({ location: "Kisumu" });
    const suggestions = [true, false].map(
      (suggest) => judgeDraft(draft, { lists: LISTS, today: TODAY, suggest })[0]?.params.suggestion,
    );
    expect(suggestions).toEqual(["Kisumu: Kenya", ""]);
  });
});
