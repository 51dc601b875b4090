import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prettyJson } from "./pretty-json";

describe("JSON in lines", () => {
  it("is what JSON.stringify would indent", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
      { numRuns: 200 },
    );
  });

  it("keeps the digits of a figure and what a text holds", () => {
    expect(prettyJson('{"amount":25.00,"text":"a, {b}: \\"c\\""}')).toBe(
      '{\n  "amount": 25.00,\n  "text": "a, {b}: \\"c\\""\n}',
    );
  });
});
