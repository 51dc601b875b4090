import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExpectedIndex } from "./expected-index";
import { loansOf, possibleIds } from "./loans-for-tests";
import { possibleLoans } from "./possible-loans";

const SEED = 20_361_203;

describe("whatever stands in the cell", () => {
  const piece = fc.constantFrom(
    ...[
      "0",
      "1",
      "12",
      "0012",
      "2026",
      "1042970",
      "-",
      "/",
      ".",
      ",",
      " ",
      "E+",
      "E",
      "mar",
      "A",
      "a",
      "А",
      "O",
      "l",
    ],
    ...["\ufffd", "?", "'", '="', "\u00a0", "Ñ", "123456789012345"],
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
  const clients = fc.constantFrom("C-1", "C-2", "C-3", "0", "");
  const expected = fc.array(fc.tuple(text, clients), { maxLength: 30 });

  it("what is offered is in the list, each loan once and in its order, and is not the text's own", () => {
    fc.assert(
      fc.property(expected, text, fc.option(clients), (list, cell, client) => {
        const index = new ExpectedIndex(loansOf(list));
        const positions = possibleLoans(index, cell, client).map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
        for (const position of positions) expect(list[position]).toBeDefined();
        if (list.some(([id]) => id === cell) && cell.trim() !== "") expect(positions).toEqual([]);
      }),
      { numRuns: 2000, seed: SEED },
    );
  });

  it("the order of the list changes the order of the answer only", () => {
    fc.assert(
      fc.property(expected, text, fc.option(clients), fc.nat(), (list, cell, client, turn) => {
        const answer = (loans: typeof list): string[] => {
          const index = new ExpectedIndex(loansOf(loans));
          return possibleLoans(index, cell, client)
            .map(({ position, reason }) => `${loans[position]?.join("|")} ${reason}`)
            .sort();
        };
        const at = turn % Math.max(list.length, 1);
        const turned = [...list.slice(at), ...list.slice(0, at)].reverse();
        expect(answer(turned)).toEqual(answer(list));
      }),
      { numRuns: 1000, seed: SEED },
    );
  });

  it("a client narrows an answer and never adds a loan to it", () => {
    fc.assert(
      fc.property(expected, text, clients, (list, cell, client) => {
        const index = new ExpectedIndex(loansOf(list));
        const all = possibleLoans(index, cell, null);
        const some = possibleLoans(index, cell, client);
        if (all.length > 0) for (const match of some) expect(all).toContainEqual(match);
        else for (const { reason } of some) expect(reason).toBe("client");
      }),
      { numRuns: 1000, seed: SEED },
    );
  });
});

describe("the client", () => {
  const LOANS = [
    ["0012", "C-1"],
    ["00012", "C-2"],
    ["0099", "C-2"],
    ["0100", "C-3"],
  ] as const;

  it("tells the loans apart that the ID leaves", () => {
    expect(possibleIds(LOANS, "12")).toEqual(["0012 zeros", "00012 zeros"]);
    expect(possibleIds(LOANS, "12", "C-2")).toEqual(["00012 zeros"]);
    expect(possibleIds(LOANS, "12", "\u00a0C-2 ")).toEqual(["00012 zeros"]);
    // Not to the letter, or of none of them: no help.
    expect(possibleIds(LOANS, "12", "c-2")).toEqual(["0012 zeros", "00012 zeros"]);
    expect(possibleIds(LOANS, "12", "C-3")).toEqual(["0012 zeros", "00012 zeros"]);
  });

  it("does not make another loan of the only one that fits", () => {
    expect(possibleIds(LOANS, "100.0", "C-2")).toEqual(["0100 number"]);
  });

  it("gives its loans where nothing else fits", () => {
    expect(possibleIds(LOANS, "7777", "C-2")).toEqual(["00012 client", "0099 client"]);
    for (const text of ["", " ", "########", "#N/A", "NULL", "x".repeat(5000)])
      expect(possibleIds(LOANS, text, "C-3")).toEqual(["0100 client"]);
    expect(possibleIds(LOANS, "7777", "C-9")).toEqual([]);
    expect(possibleIds(LOANS, "7777", "")).toEqual([]);
    expect(possibleIds(LOANS, "7777")).toEqual([]);
  });

  it("is none where a placeholder stands for many", () => {
    const ids = Array.from({ length: 60 }, (_, at) => [`A-${at}`, "0"] as const);
    expect(possibleIds(ids, "7777", "0")).toEqual([]);
    expect(possibleIds(ids, "a-7", "0")).toEqual(["A-7 case"]);
  });
});

describe("nothing is offered", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    // Expected as it stands, whatever else looks like it.
    ["0012", ["0012", "12", "A-0012"], []],
    ["a-12", ["A-12", "a-12"], []],
    ["3-5", ["3-5", "5-3"], []],
    // The next ID is the next borrower's.
    ["A-14", ["A-12", "A-13"], []],
    ["1042972", ["1042970", "1042971"], []],
    // What stands there is no ID, whatever it looks like.
    ["n/a", ["N-A", "NA"], []],
    ["0".repeat(200) + "12", ["0012"], []],
    ["Total", ["A-12", "1042970"], []],
    ["", ["", " ", "0012"], []],
    ["-", ["", "0012"], []],
  ])("%j", (text, ids, expected) => expect(possibleIds(ids, text)).toEqual(expected));

  it("where no loan is expected", () => expect(possibleIds([], "1.04E+06", "C-1")).toEqual([]));
});
