import { describe, expect, it } from "vitest";
import { compareDecimals, sumDecimals } from "./decimal-text";
import { JsonNumber, JsonSyntaxError, readExactJson } from "./exact-json";

describe("readExactJson", () => {
  it.each([
    ['{"a":[1.50,{"b":null}],"c":"x"}', { a: [new JsonNumber("1.50"), { b: null }], c: "x" }],
    [' [ true , false , "" ] ', [true, false, ""]],
    ['"\\u00e3 \\" \\\\"', 'ã " \\'],
    ["-0.10e+2", new JsonNumber("-0.10e+2")],
    ["{}", {}],
    ["[".repeat(64) + "]".repeat(64), expect.any(Array)],
  ])("reads %s", (text, value) => expect(readExactJson(text)).toEqual(value));

  it.each([
    "",
    "{",
    "[1,]",
    '{"a":1,}',
    "{a:1}",
    "01",
    "1.",
    ".5",
    "+1",
    "NaN",
    "'a'",
    '"\n"',
    '"\\x"',
    '"a',
    "1 2",
    '{"a":1,"a":1}',
    "\ufeff{}",
    "[".repeat(65) + "]".repeat(65),
    "[".repeat(100_000),
  ])("refuses %j", (text) => expect(() => readExactJson(text)).toThrow(JsonSyntaxError));

  it("takes __proto__ for a name like any other", () => {
    expect(Object.keys(readExactJson('{"__proto__":{"polluted":true}}') as object)).toEqual(["__proto__"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

it("compares and adds decimals of any length exactly", () => {
  expect(sumDecimals(["0.1", "0.2", "1e2", "-0.30"])).toBe("100.00");
  expect(sumDecimals([])).toBe("0");
  expect(compareDecimals("9007199254740993", "9007199254740992.9")).toBe(1);
  expect(compareDecimals("1.50", "15e-1")).toBe(0);
});
