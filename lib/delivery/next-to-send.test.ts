import { describe, expect, test } from "vitest";
import { FARTHEST_AHEAD_MS } from "./lease-times";
import { backoffMs } from "./next-step";
import { goesOn, nextToSend } from "./next-to-send";
import { BATCH_STATES, isSettled, type BatchState } from "./states";

const NOW = 1_000_000_000;
/** `aside` is a batch in doubt that a person has set aside. */
type Word = BatchState | "aside";
const line = (...words: Word[]) =>
  words.map((word, index) => ({
    id: String(index + 1),
    state: word === "aside" ? ("unknown" as const) : word,
    isSetAside: word === "aside",
    notBefore: 0,
  }));
const at = (notBefore: number) => ({ id: "1", state: "planned" as const, isSetAside: false, notBefore });

describe("the batch that may go", () => {
  test.each<[string | null, Word[]]>([
    ["1", ["planned", "planned"]],
    ["2", ["accepted", "planned", "planned"]],
    ["3", ["accepted_with_problems", "rejected", "planned"]],
    [null, ["accepted", "rejected", "accepted_with_problems"]],
    [null, ["accepted", "unknown", "planned"]],
    [null, ["planned", "unknown"]],
    [null, ["planned", "claimed"]],
    [null, ["dispatching", "planned"]],
    [null, []],
    ["3", ["accepted", "aside", "planned", "planned"]],
    // Did not arrive: back in line, where it stood.
    ["2", ["accepted", "planned", "accepted", "planned"]],
    ["1", ["planned", "aside"]],
    // A new doubt stops the run again.
    [null, ["aside", "unknown", "planned"]],
    [null, ["aside", "claimed", "planned"]],
    [null, ["aside", "dispatching", "planned"]],
    [null, ["aside", "accepted"]],
    [null, ["aside"]],
  ])("is %j of %j", (expected, words) => {
    expect(nextToSend(line(...words), NOW)?.id ?? null).toBe(expected);
  });

  test("is never one while another is on its way or in doubt", () => {
    for (const other of BATCH_STATES.filter((state) => state !== "planned" && !isSettled(state))) {
      expect(nextToSend(line("planned", other), NOW)).toBeNull();
      expect(nextToSend(line("aside", "planned", other), NOW)).toBeNull();
    }
  });

  // The mark is the doubt's: where it is left behind on a settled or planned batch it says nothing.
  test("minds no mark on a batch that is not in doubt", () => {
    const marked = { ...at(0), isSetAside: true };
    expect(nextToSend([marked], NOW)).toBe(marked);
  });

  test("waits for its time, and the ones behind it wait too", () => {
    const waiting = [at(NOW + 1), { ...at(0), id: "2" }];
    expect(nextToSend(waiting, NOW)).toBeNull();
    expect(nextToSend(waiting, NOW + 1)?.id).toBe("1");
  });

  test("does not wait for a time that a wrong clock wrote", () => {
    expect(nextToSend([at(NOW + FARTHEST_AHEAD_MS + 1)], NOW)?.id).toBe("1");
  });
});

describe("a delivery that was sent goes on by itself", () => {
  test.each<[boolean, Word[]]>([
    [true, ["planned"]],
    [true, ["accepted", "claimed"]],
    [true, ["dispatching"]],
    [true, ["aside", "planned"]],
    [true, ["unknown", "dispatching"]],
    [false, ["unknown", "planned"]],
    [false, ["aside", "unknown", "planned"]],
    [false, ["aside", "accepted"]],
    [false, ["accepted", "rejected"]],
  ])("%j: %j", (expected, words) => {
    expect(goesOn(line(...words))).toBe(expected);
  });
});

test("the waits grow, are bounded, and end in none that lasts for ever", () => {
  const waits = Array.from({ length: 12 }, (_, tries) => backoffMs(tries) / 1000);
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 900, 900, 900, 900]);
  expect(Math.max(...waits) * 1000).toBeLessThan(FARTHEST_AHEAD_MS);
});
