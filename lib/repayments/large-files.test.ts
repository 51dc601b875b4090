import { afterEach, expect, test, vi } from "vitest";
import { ok, type Result } from "@/lib/result";
import { largeInTurn } from "./large-files";

const LARGE = 30 * 1024 * 1024;

afterEach(() => void vi.useRealTimers());

test("a third large file waits its turn, half a minute at most; a usual one goes past", async () => {
  vi.useFakeTimers();
  const ends: (() => void)[] = [];
  const slow = () =>
    largeInTurn(LARGE, () => new Promise<Result<undefined>>((resolve) => ends.push(() => resolve(ok()))));
  const running = [slow(), slow()];
  const third = largeInTurn(LARGE, async () => ok("third"));
  const fourth = largeInTurn(LARGE, async () => ok("fourth"));
  expect(await largeInTurn(100_000, async () => ok("usual"))).toEqual(ok("usual"));

  await vi.advanceTimersByTimeAsync(29_000);
  ends[0]?.();
  expect(await third).toEqual(ok("third"));
  expect(await fourth).toEqual(ok("fourth"));

  const more = slow();
  const late = largeInTurn(LARGE, async () => ok("late"));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await late).toMatchObject({ failure: { code: "server.busy" } });
  for (const end of ends) end();
  await Promise.all([...running, more]);
});
