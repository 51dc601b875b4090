import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Lease, now } from "./lease";

const TERMS = { leaseMs: 20_000, beatMs: 5_000 };
let lease: Lease | undefined;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "setInterval", "clearTimeout", "clearInterval", "Date", "performance"],
  });
});
afterEach(() => {
  lease?.release();
  vi.useRealTimers();
});

test("holds as long as the heartbeat reaches the database", async () => {
  const extend = vi.fn(async () => true);
  lease = new Lease(now(), TERMS, extend);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(lease.holds()).toBe(true);
  expect(extend).toHaveBeenCalledTimes(24);
});

test("is over at once when the database says so, and cuts what is under way", async () => {
  lease = new Lease(now(), TERMS, async () => false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(lease.holds()).toBe(false);
  expect(lease.signal.aborted).toBe(true);
});

test("runs out by itself when the database cannot be reached", async () => {
  const extend = async () => Promise.reject(new Error("gone"));
  lease = new Lease(now(), TERMS, extend);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(lease.holds()).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(lease.signal.aborted).toBe(true);
});

test("counts from before it was asked for, not from the answer", () => {
  const since = now();
  vi.advanceTimersByTime(19_000);
  lease = new Lease(since, TERMS, async () => true);
  expect(lease.holds()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(lease.holds()).toBe(false);
});

test("is over after a stop of the process, before any timer has run", () => {
  lease = new Lease(now(), TERMS, async () => true);
  const steady = performance.now();
  vi.spyOn(performance, "now").mockReturnValue(steady + 20_000);
  expect(lease.holds()).toBe(false);
  vi.mocked(performance.now).mockRestore();
  // Once over it stays over.
  expect(lease.holds()).toBe(false);
});

test("is over after a machine was suspended, which only the wall clock sees", () => {
  lease = new Lease(now(), TERMS, async () => true);
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(lease.holds()).toBe(false);
});

test("is no longer for a wall clock that is set back", () => {
  lease = new Lease(now(), TERMS, () => new Promise(() => {}));
  vi.setSystemTime(Date.now() - 86_400_000);
  vi.advanceTimersByTime(20_000);
  expect(lease.holds()).toBe(false);
});

test("given back, it leaves no timer behind", () => {
  new Lease(now(), TERMS, async () => true).release();
  expect(vi.getTimerCount()).toBe(0);
});
