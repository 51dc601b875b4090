import { expect, test } from "vitest";
import type { BatchState } from "@/lib/delivery/states";
import { pauseMs, SignedOut } from "./follow-progress";

const followed = (goesOn: boolean, ...states: BatchState[]) => ({
  goesOn,
  batches: states.map((state) => ({ state, reason: null })),
});
const waiting = { goesOn: true, batches: [{ state: "planned" as const, reason: "throttled" as const }] };

test.each([
  ["something is on its way", followed(true, "accepted", "dispatching"), 1_000],
  ["the next one is about to go", followed(true, "accepted", "planned"), 1_000],
  ["a batch waits for a later try", waiting, 5_000],
  ["a doubt is open, which a colleague may answer", followed(false, "unknown", "planned"), 10_000],
  ["a doubt is open and the others go on", followed(true, "unknown", "dispatching"), 1_000],
  ["nothing has been sent off", followed(false, "planned"), false],
  ["all is done", followed(false, "accepted", "rejected"), false],
])("the page asks again while %s: %#", (_, progress, expected) => {
  expect(pauseMs(progress, 0, null)).toBe(expected);
});

test("it asks less and less while there is no answer, and not at all without a session", () => {
  const moving = followed(true, "dispatching");
  const pauses = [1, 2, 3, 9].map((failures) => pauseMs(moving, failures, new Error("none")));
  expect(pauses).toEqual([2_000, 4_000, 8_000, 30_000]);
  expect(pauseMs(moving, 1, new SignedOut())).toBe(false);
});
