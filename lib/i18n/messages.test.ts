import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { PROBLEMS } from "@/lib/repayments/problems";
import { byCode } from "./failure-words";
import { LOCALES, negotiateLocale } from "./locales";
import { MESSAGES } from "./messages";

const ENGLISH = byCode(MESSAGES.en);

/** What stands in the outermost braces of a text, each with the text before it. */
function inBraces(text: string): { before: string; inside: string }[] {
  const found = [];
  let depth = 0;
  let open = 0;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{" && depth++ === 0) open = at;
    if (text[at] === "}" && --depth === 0) {
      found.push({ before: text.slice(end, open).trim(), inside: text.slice(open + 1, at) });
      end = at + 1;
    }
  }
  return found;
}

/** The ICU arguments of a text, and the cases of its selects: `{a, select, x {{b}} other {}}` gives a, a=x, b, a=other. */
function namesIn(text: string): string[] {
  return inBraces(text).flatMap(({ inside }) => {
    const [name = "", kind] = inside.split(/[\s,]+/);
    const cases = inBraces(inside).flatMap(({ before, inside: words }) => [
      ...(kind === "select" ? [`${name}=${before.split(/\s/).at(-1)}`] : []),
      ...namesIn(words),
    ]);
    return [name, ...cases];
  });
}

/** What a sentence asks of the one who fills it in: its arguments and its tags. */
function argumentsOf(sentence: string): string[] {
  const tags = [...sentence.matchAll(/<\w+>/g)].map(([tag]) => tag);
  return [...new Set([...namesIn(sentence), ...tags])].sort();
}

describe("the arguments of a sentence", () => {
  it.each([
    ["No {a}, {b, number} or <c>{d}</c>", ["<c>", "a", "b", "d"]],
    ["{n, plural, =0 {none} one {# of {all}} other {many}} here {there}", ["all", "n", "there"]],
    [
      "{a, select, x {{b, select, y {1} other {{c}}}} other {2}}",
      ["a", "a=other", "a=x", "b", "b=other", "b=y", "c"],
    ],
  ])("%j", (sentence, names) => {
    expect(argumentsOf(sentence)).toEqual(names);
  });
});

describe.each(LOCALES)("the words in %s", (locale) => {
  const words = byCode(MESSAGES[locale]);

  it("hold every key that English has, and none besides", () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(ENGLISH).sort());
  });

  it("leave nothing empty", () => {
    expect(Object.entries(words).filter(([, sentence]) => sentence.trim() === "")).toEqual([]);
  });

  it("take the same arguments as the English sentence", () => {
    const different = Object.keys(ENGLISH).filter(
      (key) =>
        JSON.stringify(argumentsOf(words[key] ?? "")) !== JSON.stringify(argumentsOf(ENGLISH[key] ?? "")),
    );
    expect(different).toEqual([]);
  });

  it("can all be read and filled in", () => {
    const t = createTranslator({
      locale,
      messages: MESSAGES[locale],
      onError: (error) => {
        throw error;
      },
    });
    for (const [key, sentence] of Object.entries(words)) {
      for (const count of [0, 1, 2, 3]) {
        const values = argumentsOf(sentence).map((name) =>
          name.startsWith("<") ? [name.slice(1, -1), (chunks: unknown) => chunks] : [name, count],
        );
        expect(() => t.rich(key as never, Object.fromEntries(values) as never), key).not.toThrow();
      }
    }
  });

  it("have a sentence for every problem of a row", () => {
    const said = Object.keys(words).join("\n");
    expect(Object.keys(PROBLEMS).filter((code) => !said.includes(`problems.row.${code}`))).toEqual([]);
  });
});

describe("the typography", () => {
  it.each(["es", "fr"] as const)("of %s has no straight apostrophe: in ICU it starts quoting", (locale) => {
    expect(Object.values(byCode(MESSAGES[locale])).filter((sentence) => sentence.includes("'"))).toEqual([]);
  });

  it("of French keeps its double punctuation on the line of its word", () => {
    expect(Object.values(byCode(MESSAGES.fr)).filter((sentence) => / [:;!?»]|« /.test(sentence))).toEqual([]);
  });
});

describe("the language of a browser", () => {
  it.each([
    ["fr-BF,fr;q=0.9,en;q=0.8", "fr"],
    ["sw,es;q=0.5,en;q=0.4", "es"],
    ["en;q=0.2,es;q=0.9", "es"],
    ["de", "en"],
    [null, "en"],
    ["es;q=0,fr", "fr"],
  ])("%j is answered in %s", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });
});
