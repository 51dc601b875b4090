import { describe, expect, it } from "vitest";
import { choicesSchema, editSchema, editsSchema } from "./edit-schema";

describe("editSchema takes", () => {
  it.each([
    [{ kind: "cell", row: 2, column: "amount", text: "5.00" }],
    [{ kind: "leave-out", row: 2 }],
    [{ kind: "put-back", row: 2 }],
    [{ kind: "accept", row: 2, code: "amount.zero" }],
    [{ kind: "twice", rows: [2, 3], choice: "keep", keep: 3 }],
    [{ kind: "twice", rows: [2, 3], choice: "add" }],
  ])("%j", (edit) => expect(editSchema.parse(edit)).toEqual(edit));
});

describe("editSchema refuses", () => {
  it.each([
    [{ kind: "cell", row: 2, column: "amount" }],
    [{ kind: "cell", row: 2, column: "name", text: "x" }],
    [{ kind: "cell", row: 2, column: "__proto__", text: "x" }],
    [{ kind: "cell", row: 2, column: "amount", text: "x".repeat(501) }],
    [{ kind: "cell", row: 0, column: "amount", text: "x" }],
    [{ kind: "cell", row: 1.5, column: "amount", text: "x" }],
    [{ kind: "cell", row: 20_000_001, column: "amount", text: "x" }],
    [{ kind: "cell", row: "2", column: "amount", text: "x" }],
    [{ kind: "leave-out", row: 2, more: true }],
    [{ kind: "accept", row: 2, code: "amount.fine" }],
    [{ kind: "twice", rows: [2], choice: "add" }],
    [{ kind: "twice", rows: [2, 3], choice: "add", keep: 2 }],
    [{ kind: "twice", rows: [2, 3], choice: "keep" }],
    [{ kind: "other" }],
    [null],
  ])("%j", (edit) => expect(editSchema.safeParse(edit).success).toBe(false));

  it("more edits than a person can make", () => {
    const edits = Array.from({ length: 50_001 }, () => ({ kind: "leave-out", row: 2 }));
    expect(editsSchema.safeParse(edits).success).toBe(false);
  });
});

describe("choicesSchema", () => {
  it.each([
    [{}, true],
    [{ decimalSign: "," }, true],
    [{ columns: { headerRow: null, loanId: 0, clientId: null, amount: 2 } }, true],
    [{ encoding: "mac-roman", decimalSign: "." }, true],
    [{ sheet: "Mayo 2024" }, true],
    [{ sheet: "" }, false],
    [{ sheet: "x".repeat(256) }, false],
    [{ sheet: 1 }, false],
    [{ encoding: "macintosh" }, false],
    [{ decimalSign: ";" }, false],
    [{ columns: { headerRow: 1, loanId: 0, amount: 2 } }, false],
    [{ columns: { headerRow: 1, loanId: -1, clientId: null, amount: 2 } }, false],
    [{ more: 1 }, false],
  ])("%j: %s", (choices, fits) => expect(choicesSchema.safeParse(choices).success).toBe(fits));
});
