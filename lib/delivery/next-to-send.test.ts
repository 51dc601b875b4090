import { describe, expect, test } from "vitest";
import { FARTHEST_AHEAD_MS } from "./lease-times";
import { backoffMs } from "./next-step";
import { nextToSend } from "./next-to-send";
import { BATCH_STATES, isSettled, type BatchState } from "./states";

const NOW = 1_000_000_000;
const line = (...states: BatchState[]) =>
  states.map((state, index) => ({ id: String(index + 1), state, notBefore: 0 }));

describe("the batch that may go", () => {
  test.each<[string | null, BatchState[]]>([
    ["1", ["planned", "planned"]],
    ["2", ["accepted", "planned", "planned"]],
    ["3", ["accepted_with_problems", "rejected", "planned"]],
    [null, ["accepted", "rejected", "accepted_with_problems"]],
    [null, ["accepted", "unknown", "planned"]],
    [null, ["planned", "unknown"]],
    [null, ["planned", "claimed"]],
    [null, ["dispatching", "planned"]],
    [null, []],
  ])("is %j of %j", (expected, states) => {
    expect(nextToSend(line(...states), NOW)?.id ?? null).toBe(expected);
  });

  test("is never one while another is on its way or in doubt", () => {
    for (const other of BATCH_STATES.filter((state) => state !== "planned" && !isSettled(state))) {
      expect(nextToSend(line("planned", other), NOW)).toBeNull();
    }
  });

  test("waits for its time, and the ones behind it wait too", () => {
    const waiting = [{ id: "1", state: "planned" as const, notBefore: NOW + 1 }, ...line("planned")];
    expect(nextToSend(waiting, NOW)).toBeNull();
    expect(nextToSend(waiting, NOW + 1)?.id).toBe("1");
  });

  test("does not wait for a time that a wrong clock wrote", () => {
    const farOff = [{ id: "1", state: "planned" as const, notBefore: NOW + FARTHEST_AHEAD_MS + 1 }];
    expect(nextToSend(farOff, NOW)?.id).toBe("1");
  });
});

test("the waits grow, are bounded, and end in none that lasts for ever", () => {
  const waits = Array.from({ length: 12 }, (_, tries) => backoffMs(tries) / 1000);
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 900, 900, 900, 900]);
  expect(Math.max(...waits) * 1000).toBeLessThan(FARTHEST_AHEAD_MS);
});
