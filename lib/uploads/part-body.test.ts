import { expect, test } from "vitest";
import { readPartBody } from "./part-body";

function bodyOf(chunks: Uint8Array[], end: "close" | "break" = "close") {
  let pulled = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[pulled++];
        if (chunk) controller.enqueue(chunk);
        else if (end === "close") controller.close();
        else controller.error(new Error("the line dropped"));
      },
      cancel: () => void (isCancelled = true),
    },
    { highWaterMark: 0 },
  );
  return { body, pulled: () => pulled, isCancelled: () => isCancelled };
}
const CHUNKS = [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(4, 5)];

test("a whole body is its bytes, however it came", async () => {
  expect(await readPartBody(bodyOf(CHUNKS), 5)).toEqual(Uint8Array.of(1, 2, 3, 4, 5));
});

test("one that is cut, broken off or missing is none", async () => {
  expect(await readPartBody(bodyOf(CHUNKS), 6)).toBeNull();
  expect(await readPartBody(bodyOf(CHUNKS, "break"), 6)).toBeNull();
  expect(await readPartBody({ body: null }, 5)).toBeNull();
});

test("one without an end is left at the first byte too many", async () => {
  const endless = bodyOf(Array.from({ length: 1_000 }, () => new Uint8Array(100)));
  expect(await readPartBody(endless, 250)).toBeNull();
  expect(endless.pulled()).toBe(3);
  expect(endless.isCancelled()).toBe(true);
});
