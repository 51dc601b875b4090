import { expect, test } from "vitest";
import { inTurn } from "./in-turn";

test("two at once, the others in the order they asked, and a failure gives its place back", async () => {
  let running = 0;
  let most = 0;
  const began: number[] = [];
  const work = (index: number) =>
    inTurn(async () => {
      began.push(index);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      if (index % 3 === 0) throw new Error("broken");
      return index;
    });
  const answers = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(work));
  expect(most).toBe(2);
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(answers.map(({ status }) => status === "fulfilled")).toEqual([
    false,
    true,
    true,
    false,
    true,
    true,
    false,
  ]);
  expect(await inTurn(async () => "free again")).toBe("free again");
});
