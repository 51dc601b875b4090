import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { turnsOf } from "./turns";

test("two at once, the others in the order they asked, and a failure gives its place back", async () => {
  const { inTurn } = turnsOf(randomUUID(), 2);
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

test("who has waited long enough is told so, and takes no place from those behind", async () => {
  const name = randomUUID();
  const { inTurn, inTurnWithin, waiting } = turnsOf(name, 1);
  let end = () => {};
  const first = inTurn(() => new Promise<void>((resolve) => (end = resolve)));
  const impatient = inTurnWithin(1, async () => "never");
  // Another bundle's copy of the module has the same queue.
  const patient = turnsOf(name, 1).inTurnWithin(60_000, async () => "came");
  expect(waiting()).toBe(2);
  expect(await impatient).toBe("busy");
  expect(waiting()).toBe(1);
  end();
  await first;
  expect(await patient).toBe("came");
  expect(await inTurnWithin(1, async () => "free again")).toBe("free again");
});
