import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column } from "@/lib/repayments/problems";
import { editBy, leaveBy, moveBy, placeAfter, type GridPlace, type Leave } from "./grid-keys";

const SIZE = { length: 100, columns: ["loanId", "clientId", "amount"] as const, page: 12 };
const press = (name: string) => {
  const parts = name.split("+");
  const key = parts.at(-1) ?? "";
  return {
    key,
    ctrlKey: parts.includes("Ctrl"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    metaKey: parts.includes("Meta"),
  };
};
const at = (position: number, column: Column): GridPlace => ({ position, column });

describe("a key in a cell", () => {
  it.each<[string, GridPlace, GridPlace | null]>([
    ["ArrowDown", at(4, "clientId"), at(5, "clientId")],
    ["ArrowUp", at(4, "clientId"), at(3, "clientId")],
    ["ArrowLeft", at(4, "clientId"), at(4, "loanId")],
    ["ArrowRight", at(4, "clientId"), at(4, "amount")],
    ["ArrowUp", at(0, "loanId"), at(0, "loanId")],
    ["ArrowRight", at(0, "amount"), at(0, "amount")],
    ["ArrowDown", at(99, "amount"), at(99, "amount")],
    ["Ctrl+ArrowDown", at(4, "clientId"), at(99, "clientId")],
    ["Ctrl+ArrowUp", at(4, "clientId"), at(0, "clientId")],
    ["Ctrl+ArrowLeft", at(4, "amount"), at(4, "loanId")],
    ["Home", at(4, "amount"), at(4, "loanId")],
    ["End", at(4, "loanId"), at(4, "amount")],
    ["Ctrl+Home", at(4, "amount"), at(0, "loanId")],
    ["Ctrl+End", at(4, "loanId"), at(99, "amount")],
    ["PageDown", at(4, "loanId"), at(16, "loanId")],
    ["PageDown", at(95, "loanId"), at(99, "loanId")],
    ["PageUp", at(4, "loanId"), at(0, "loanId")],
    ["Ctrl+PageDown", at(4, "loanId"), null],
    ["Alt+ArrowLeft", at(4, "amount"), null],
    ["Shift+ArrowDown", at(4, "amount"), null],
    ["Meta+ArrowDown", at(4, "amount"), null],
    ["a", at(4, "amount"), null],
    ["Tab", at(4, "amount"), null],
  ])("%s from %j leads to %j", (name, from, to) => {
    expect(moveBy(press(name), from, SIZE)).toEqual(to);
  });

  it("moves within the two columns of the short format", () => {
    const size = { ...SIZE, columns: ["loanId", "amount"] as const };
    expect(moveBy(press("ArrowRight"), at(1, "loanId"), size)).toEqual(at(1, "amount"));
  });

  it.each([
    ["5", "replace"],
    ["ñ", "replace"],
    ["Shift+A", "replace"],
    ["Ctrl+Alt+@", "replace"],
    ["Dead", "replace"],
    ["Process", "replace"],
    ["Backspace", "replace"],
    ["F2", "amend"],
    ["Delete", "empty"],
    ["Shift+Delete", null],
    [" ", null],
    ["Ctrl+v", null],
    ["Meta+c", null],
    ["Alt+d", null],
    ["Escape", null],
    ["Enter", null],
    ["F5", null],
    ["ArrowDown", null],
  ])("%s begins to edit: %s", (name, how) => {
    expect(editBy(press(name))).toBe(how);
  });
});

describe("leaving a cell", () => {
  it.each<[Leave, GridPlace, GridPlace | null]>([
    ["down", at(4, "amount"), at(5, "amount")],
    ["up", at(4, "amount"), at(3, "amount")],
    ["right", at(4, "loanId"), at(4, "clientId")],
    ["right", at(4, "amount"), at(5, "loanId")],
    ["left", at(4, "loanId"), at(3, "amount")],
    ["down", at(99, "amount"), null],
    ["up", at(0, "loanId"), null],
    ["right", at(99, "amount"), null],
    ["left", at(0, "loanId"), null],
  ])("%s from %j leads to %j", (leave, from, to) => {
    expect(placeAfter(leave, from, SIZE)).toEqual(to);
  });

  it.each([
    ["Enter", "down"],
    ["Shift+Enter", "up"],
    ["Tab", "right"],
    ["Shift+Tab", "left"],
    ["Ctrl+Enter", null],
    ["ArrowDown", null],
    ["Escape", null],
  ])("%s leaves it: %s", (name, leave) => {
    expect(leaveBy(press(name))).toBe(leave);
  });

  it("and coming back leads to the same cell", () => {
    const pairs: [Leave, Leave][] = [
      ["down", "up"],
      ["up", "down"],
      ["right", "left"],
      ["left", "right"],
    ];
    fc.assert(
      fc.property(
        fc.nat(99),
        fc.constantFrom(...SIZE.columns),
        fc.constantFrom(...pairs),
        (position, column, [there, back]) => {
          const next = placeAfter(there, at(position, column), SIZE);
          if (next) expect(placeAfter(back, next, SIZE)).toEqual(at(position, column));
        },
      ),
    );
  });
});
