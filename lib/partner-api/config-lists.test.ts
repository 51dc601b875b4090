import { describe, expect, test } from "vitest";
import { readConfigList } from "./config-lists";

describe("one of Kiva's lists", () => {
  test("is read in either case, snake_case first, its numbers as numbers or digits", () => {
    const themes = [
      { theme_type_id: 1, theme_type: "Green" },
      { themeTypeId: "2", themeType: "Youth" },
    ];
    expect(readConfigList("themes", { as_of_date_time: "2026-01-09T15:48:12Z", themes })).toEqual([
      { id: 1, name: "Green" },
      { id: 2, name: "Youth" },
    ]);
    const activities = [
      { activityId: 5, activityName: "Dairy" },
      { activity_id: 6, activity: "Bakery" },
    ];
    expect(readConfigList("activities", { activities })).toEqual([
      { id: 5, name: "Dairy" },
      { id: 6, name: "Bakery" },
    ]);
  });

  // One blank location once took all of them, and with them every draft of the partner.
  test("loses the entries that do not fit, and nothing else", () => {
    const locations = [{ full_name: "Kisumu: Kenya" }, { full_name: " " }, null, { country: "Kenya" }];
    expect(readConfigList("locations", { locations })).toEqual(["Kisumu: Kenya"]);
    const locale = { currency: "KES", language_code: "en", language_name: "English", language_id: 1 };
    expect(readConfigList("locales", { locales: [{ ...locale, currency: null }, locale] })).toEqual([
      { currency: "KES", code: "en", name: "English", id: 1 },
    ]);
  });

  test("may be empty, and is none where nothing fits or there is no list", () => {
    expect(readConfigList("themes", { themes: [] })).toEqual([]);
    for (const json of [null, {}, { themes: {} }, { themes: [{ id: 1 }] }, { data: [] }]) {
      expect(readConfigList("themes", json)).toBeNull();
    }
  });
});
