import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { PART_BYTES } from "@/lib/uploads/upload";
import { meaning } from "./browser-line";
import { GIVE_UP_MS, waitBefore } from "./retry-times";
import { sendParts, type Line, type PartAnswer } from "./send-parts";

/** What the line makes of one try: it arrives, only the answer is lost, nothing arrives, or the server breaks. */
type Fate = "through" | "answer lost" | "nothing" | "broken";

/** A server as lib/uploads/store-part.ts, behind a line that does what it is told, by a clock of its own. */
function lineOf(fates: readonly Fate[], { after = "through" as Fate, stored = 0 } = {}) {
  const tries: { at: number; bytes: number; now: number }[] = [];
  const waits: number[] = [];
  let now = 0;
  let has = stored;
  const line: Line = {
    async put(at, part): Promise<PartAnswer> {
      const fate = fates[tries.length] ?? after;
      tries.push({ at, bytes: part.size, now });
      if (fate === "nothing" || fate === "broken") return fate;
      if (at === has) has += part.size;
      return fate === "answer lost" ? "nothing" : { stored: has };
    },
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
    },
    now: () => now,
    random: () => 0.5,
  };
  return { line, tries, waits, stored: () => has };
}

const fileOf = (parts: number) => new Blob([new Uint8Array(Math.round(parts * PART_BYTES))]);
const ignore = () => {};

describe("how long to wait before the next try", () => {
  it.each([
    [1, 0, 1_000],
    [1, 1, 500],
    [2, 0, 2_000],
    [3, 0, 4_000],
    [4, 0, 8_000],
    [5, 0, 10_000],
    [50, 0, 10_000],
    [50, 1, 5_000],
  ])("after failure %i, with %d: %i ms", (failures, random, ms) => {
    expect(waitBefore(failures, random)).toBe(ms);
  });

  it("never shrinks with another failure, and never leaves half a second to ten", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const ms = waitBefore(failures, random);
          expect(ms).toBeGreaterThanOrEqual(500);
          expect(ms).toBeLessThanOrEqual(10_000);
          expect(waitBefore(failures + 1, random)).toBeGreaterThanOrEqual(ms);
        },
      ),
    );
  });
});

describe("sending", () => {
  it("goes part by part to the end, and tells how far it is", async () => {
    const { line, tries, stored } = lineOf([]);
    const told: number[] = [];
    const body = fileOf(2.5);
    expect(await sendParts(body, 0, line, ({ sent }) => told.push(sent))).toEqual({ ok: true });
    expect(tries.map(({ at }) => at)).toEqual([0, PART_BYTES, 2 * PART_BYTES]);
    expect(told).toEqual([0, PART_BYTES, 2 * PART_BYTES, body.size]);
    expect(stored()).toBe(body.size);
  });

  it("sends nothing that has arrived, when it goes on", async () => {
    const { line, tries } = lineOf([], { stored: 2 * PART_BYTES });
    await sendParts(fileOf(4), 2 * PART_BYTES, line, ignore);
    expect(tries.map(({ at }) => at)).toEqual([2 * PART_BYTES, 3 * PART_BYTES]);
  });

  it("begins again where the server has forgotten all of it", async () => {
    const { line, tries } = lineOf([], { stored: 0 });
    expect(await sendParts(fileOf(3), 2 * PART_BYTES, line, ignore)).toMatchObject({ ok: true });
    expect(tries.map(({ at }) => at)).toEqual([2 * PART_BYTES, 0, PART_BYTES, 2 * PART_BYTES]);
  });

  it("sends every byte to its place, whatever a passing trouble does", async () => {
    const trouble = fc.array(fc.constantFrom<Fate>("through", "answer lost", "nothing", "broken"), {
      // All of them failures come to forty seconds.
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(trouble, fc.integer({ min: 1, max: 8 }), async (fates, parts) => {
        const { line, tries, stored } = lineOf(fates);
        const body = fileOf(parts - 0.5);
        expect(await sendParts(body, 0, line, ignore)).toEqual({ ok: true });
        expect(stored()).toBe(body.size);
        const isInOrder = tries.every(({ at }, index) => at >= (tries[index - 1]?.at ?? 0));
        expect(isInOrder).toBe(true);
      }),
    );
  });

  it.each([
    ["nothing", "upload.line"],
    ["broken", "unexpected"],
  ] as const)("gives up after a minute of %s, and says what was told before", async (after, code) => {
    const { line, tries, waits } = lineOf(["through"], { after });
    const told: { sent: number; isWaiting: boolean }[] = [];
    const answer = await sendParts(fileOf(3), 0, line, (progress) => told.push(progress));
    expect(answer).toMatchObject({ ok: false, failure: { code } });
    expect(told.at(-1)).toEqual({ sent: PART_BYTES, isWaiting: true });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(GIVE_UP_MS);
    expect(tries.at(-1)?.now).toBe(GIVE_UP_MS);
    expect(tries.length).toBeLessThan(20);
  });

  it("counts the minute from the part that failed, not from the begin", async () => {
    const away = Array.from({ length: 7 }, (): Fate => "nothing");
    const { line } = lineOf([...away, "through", ...away, "through", ...away]);
    expect(await sendParts(fileOf(3), 0, line, ignore)).toMatchObject({ ok: true });
  });

  it("stops where the server refuses, and where it has more than was ever sent", async () => {
    const answering = (answer: PartAnswer): Line => ({ ...lineOf([]).line, put: async () => answer });
    const refused = await sendParts(fileOf(1), 0, answering({ refused: "auth.signed-out" }), ignore);
    expect(refused).toMatchObject({ failure: { code: "auth.signed-out" } });
    const more = await sendParts(fileOf(1), 0, answering({ stored: 2 * PART_BYTES }), ignore);
    expect(more).toMatchObject({ failure: { code: "upload.not-whole" } });
    const stuck = await sendParts(fileOf(1), 0, answering({ stored: 0 }), ignore);
    expect(stuck).toMatchObject({ failure: { code: "unexpected" } });
  });
});

test.each<[number, unknown, PartAnswer]>([
  [200, { stored: 5 }, { stored: 5 }],
  [409, { code: "upload.elsewhere", stored: 0 }, { stored: 0 }],
  [401, { code: "auth.signed-out" }, { refused: "auth.signed-out" }],
  [404, { code: "auth.no-such-place" }, { refused: "auth.no-such-place" }],
  [507, { code: "upload.full" }, { refused: "upload.full" }],
  [500, null, "broken"],
  [502, "<html>", "broken"],
  [403, { code: "auth.origin" }, "broken"],
  // A hotel's page.
  [200, null, "nothing"],
  [200, { stored: "5" }, "nothing"],
  [200, { stored: -1 }, "nothing"],
  [204, undefined, "nothing"],
])("an answer %i %j means %j", (status, body, what) => {
  expect(meaning(status, body)).toEqual(what);
});
