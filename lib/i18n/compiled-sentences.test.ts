import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { COMPILED_MESSAGES } from "./compiled-messages";
import { compiledSentences } from "./compiled-sentences";
import { byCode } from "./failure-words";
import { LOCALES } from "./locales";
import { MESSAGES } from "./messages";

/** Her own text among the values, and choices; all else is a count. */
const VALUES: Record<string, string> = { text: "{x} <b>", shown: "␣12", reason: "letter", sum: "1,250.00" };

describe.each(LOCALES)("sentences of compiled messages, %s", (locale) => {
  it("are those that next-intl makes", () => {
    const onError = (error: Error) => {
      throw error;
    };
    const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: "problems", onError });
    const sentence = compiledSentences(COMPILED_MESSAGES[locale].problems, locale);
    const sentences = Object.entries(byCode(MESSAGES[locale].problems));
    expect(sentences.length).toBeGreaterThan(100);
    for (const [key, written] of sentences) {
      const names = [...written.matchAll(/\{(\w+)/g)].map(([, name = ""]) => name);
      for (const count of [0, 1, 2, 1234567]) {
        const values = Object.fromEntries(names.map((name) => [name, VALUES[name] ?? count]));
        expect(sentence(key, values), key).toBe(t(key as never, values as never));
      }
    }
  });

  it("that do not exist are an error, and no empty cell", () => {
    const sentence = compiledSentences(COMPILED_MESSAGES[locale].problems.row, locale);
    expect(() => sentence("loan-id.unheard-of", {})).toThrow("loan-id.unheard-of");
  });
});
