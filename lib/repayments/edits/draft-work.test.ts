import { expect, test } from "vitest";
import { packWork, unpackWork } from "./draft-work";
import type { Edit } from "../edits";
import { readEdits, writeEdits } from "./written-edits";

test("what she did to a draft is the same after its way, line breaks in cells included", () => {
  const edits: Edit[] = [
    { kind: "cell", row: 2, column: "amount", text: "1\n2,\u2028\u0000\ud800" },
    { kind: "twice", rows: [3, 4], choice: "keep", keep: 4 },
  ];
  const choices = { sheet: "Mayo\n2024", decimalSign: "," as const };
  for (const own of [edits, []]) {
    const work = unpackWork(packWork({ version: 3, choices, edits: writeEdits(own) }));
    expect([work.version, work.choices, readEdits(work.edits)]).toEqual([3, choices, own]);
  }
});

test("a hotel's sign-in page is no draft", () => {
  expect(() => unpackWork("<!doctype html>\n<title>Welcome</title>")).toThrow();
  expect(() => unpackWork("")).toThrow();
});
