import { expect, test } from "vitest";
import { fail, ok, type Result } from "@/lib/result";
import { attempt } from "./attempt";
import { failureText } from "./failure-text";

const words = {
  byCode: { "row.twice": "Row {row} stands there twice." },
  network: "No line.",
  unexpected: "Broken.",
};

test.each([
  ["its own words, filled in", async () => fail("row.twice", { row: 3 }), "Row 3 stands there twice."],
  ["a code without words", async () => fail("row.new"), "Broken."],
  ["a server that broke", () => Promise.reject(Object.assign(new Error(), { digest: "1" })), "Broken."],
  ["a line that dropped", () => Promise.reject(new TypeError("fetch failed")), "No line."],
])("a call that fails is said: %s", async (_, call: () => Promise<Result<unknown>>, said) => {
  const answer = await attempt(call);
  expect(answer.ok || failureText(words, answer.failure)).toBe(said);
});

test("a call that does not fail answers as it is", async () => {
  expect(await attempt(async () => ok(1))).toEqual(ok(1));
});
