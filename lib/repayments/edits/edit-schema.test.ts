import { describe, expect, it } from "vitest";
import { MAX_ROWS } from "@/lib/files/file-limits";
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
});

describe("editsSchema", () => {
  const many = (count: number) => Array.from({ length: count }, () => ({ kind: "leave-out", row: 2 }));
  const rows = (count: number) => Array.from({ length: count }, (_, at) => at + 2);

  it("takes every row of the largest file twice, and no more", () => {
    expect(editsSchema.safeParse(many(2 * MAX_ROWS)).success).toBe(true);
    expect(editsSchema.safeParse(many(2 * MAX_ROWS + 1)).success).toBe(false);
  });

  it("counts each row that a decision about a loan names", () => {
    const one = { kind: "twice", rows: rows(MAX_ROWS), choice: "add" };
    expect(editsSchema.safeParse([one, one]).success).toBe(true);
    expect(editsSchema.safeParse([one, one, many(1)[0]]).success).toBe(false);
    expect(editsSchema.safeParse([{ ...one, rows: rows(MAX_ROWS + 1) }]).success).toBe(false);
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
