import { expect, test } from "vitest";
import type { BatchState } from "@/lib/delivery/states";
import { around, expectedUploads } from "./expected-uploads";

const batch = (number: number, state: BatchState, sentAt: number | null, itemCount = 300 - number) => ({
  id: `b${number}`,
  number,
  itemCount,
  sumText: "1.00",
  state,
  sentAt,
  uploadId: state === "accepted" ? 500 + number : null,
});
const numbers = (list: { number: number }[]) => list.map(({ number }) => number);

test("what arrived and the one in doubt, newest first; what was refused or has not left is not there", () => {
  const doubt = batch(4, "unknown", 40);
  const all = [
    batch(1, "accepted", 10),
    batch(2, "rejected", 20),
    batch(3, "accepted_with_problems", 30),
    doubt,
    batch(5, "planned", null),
  ];
  const { inOrder, ...rest } = expectedUploads(all, doubt);
  expect(numbers(inOrder)).toEqual([4, 3, 1]);
  expect(rest).toEqual({ certain: 2, sameSize: 0, otherDoubts: [] });
});

test("once the others were sent the one in doubt is no longer the newest", () => {
  const doubt = batch(2, "unknown", 20);
  const all = [
    batch(1, "accepted", 10),
    doubt,
    batch(3, "accepted", 60),
    // Sent again after "it did not arrive": it stands where it was sent last.
    batch(4, "accepted", 90),
    batch(5, "accepted", 80),
  ];
  expect(numbers(expectedUploads(all, doubt).inOrder)).toEqual([4, 5, 3, 2, 1]);
});

test("another doubt may be there or not, and equal numbers of loans are told", () => {
  const doubt = batch(3, "unknown", 30, 200);
  const other = batch(4, "unknown", 40, 199);
  const all = [batch(1, "accepted", 10, 200), batch(2, "accepted", 20, 198), doubt, other];
  expect(expectedUploads(all, doubt)).toMatchObject({ certain: 2, sameSize: 1, otherDoubts: [other] });
  expect(expectedUploads(all, other)).toMatchObject({ certain: 2, sameSize: 0, otherDoubts: [doubt] });
});

test.each([
  [[1, 2, 3], 2, 0, [1, 2, 3], 0],
  [[1, 2, 3, 4, 5, 6, 7, 8], 1, 0, [1, 2, 3, 4, 5], 3],
  [[1, 2, 3, 4, 5, 6, 7, 8], 5, 2, [3, 4, 5, 6, 7], 1],
  [[1, 2, 3, 4, 5, 6, 7, 8], 8, 3, [4, 5, 6, 7, 8], 0],
])("of %j around %i", (items, item, before, shown, after) => {
  expect(around(items, item, 5)).toEqual({ before, shown, after });
});
