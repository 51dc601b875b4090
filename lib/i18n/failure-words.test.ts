import { describe, expect, it } from "vitest";
import { byCode, failureWordsOf } from "./failure-words";
import { LOCALES } from "./locales";
import { MESSAGES } from "./messages";

/** What a report's page calls a batch and a draft's page a draft. */
const SAID_TWICE = ["batch.not-found", "batch.not-unknown"];

describe.each(LOCALES)("the words for failures in %s", (locale) => {
  const { common, drafts, report } = MESSAGES[locale];
  const groups = [common, drafts, report].map(({ failures }) => byCode(failures));

  it("are the same wherever two groups have them, but for those that speak of a batch or of a draft", () => {
    const codes = new Set(groups.flatMap(Object.keys));
    const different = [...codes].filter(
      (code) => new Set(groups.map((words) => words[code]).filter(Boolean)).size > 1,
    );
    expect(different.sort()).toEqual(SAID_TWICE);
  });

  it("are a report's own where both have them, and none is lost", () => {
    const words = failureWordsOf(MESSAGES[locale]);
    expect(words.byCode).toMatchObject(byCode(report.failures));
    expect(Object.keys(words.byCode).sort()).toEqual([...new Set(groups.flatMap(Object.keys))].sort());
    expect(words.network).toBe(common.failures.network);
  });
});
