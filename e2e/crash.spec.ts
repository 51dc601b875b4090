import { expect, test } from "@playwright/test";
import { CRASH_POINTS } from "@/lib/delivery/crash-points";
import {
  ASKED_TO_END,
  DRAFT_CASES,
  randomCase,
  REPORT_CASES,
  SENDING_CASES,
  type NamedCase,
} from "@/lib/testing/crash/cases";
import { playCase, type CrashCase, type CrashStory } from "@/lib/testing/crash/play";
import { findPostgresServer } from "@/lib/testing/postgres-server";

/**
 * The built server, ended by kill -9 at every point of promises.md and at random moments, and started again: nothing
 * is sent twice, nothing is lost, and only what nobody can know is asked. Each case has a server, a database and a
 * stand-in for Kiva of its own. Most of the time goes by in waiting for the dead server's lease to run out (20 s, the
 * real one), so they are played side by side, by one worker.
 */
test.describe.configure({ mode: "default", timeout: 240_000 });

const SIDE_BY_SIDE = 6;
const RANDOM_KILLS = 6;
/** Of the random moments; the same again with CRASH_SEED. */
const SEED = process.env.CRASH_SEED ?? String(Date.now() % 1_000_000);

interface Played {
  title: string;
  given: CrashCase;
  expected: NamedCase["expected"] | null;
  database: "SQLite" | "PostgreSQL";
}

const onBoth = [...SENDING_CASES, ASKED_TO_END].flatMap((one) => [
  { database: "SQLite" as const, one },
  { database: "PostgreSQL" as const, one },
]);
const onOne = [...REPORT_CASES, ...DRAFT_CASES].map((one, index) => ({ database: databaseOf(index), one }));
const CASES: readonly Played[] = [...onBoth, ...onOne].map(
  ({ database, one: { title, expected, ...given } }) => ({ title, given, expected, database }),
);
const RANDOM: readonly Played[] = Array.from({ length: RANDOM_KILLS }, (_, index) => ({
  title: `report: killed at a random moment, ${index + 1}`,
  given: randomCase(`${SEED}-${index}`),
  expected: null,
  database: databaseOf(index),
}));
const ALL = [...CASES, ...RANDOM];

function databaseOf(index: number): Played["database"] {
  return index % 2 ? "SQLite" : "PostgreSQL";
}

let stories: ReadonlyMap<Played, Promise<CrashStory | null>> | undefined;
let postgres: ReturnType<typeof findPostgresServer> | undefined;
let isOver = false;

/** Begins with this case all that come after it. */
function storyOf(played: Played): Promise<CrashStory | null> {
  stories ??= playAll(ALL.slice(ALL.indexOf(played)));
  return stories.get(played) ?? Promise.reject(new Error("Not begun"));
}

function playAll(list: readonly Played[]) {
  const lanes = Array.from({ length: SIDE_BY_SIDE }, () => Promise.resolve());
  postgres ??= findPostgresServer();
  const servers = postgres;
  return new Map(
    list.map((played, index) => {
      const lane = index % SIDE_BY_SIDE;
      const story = (lanes[lane] ?? Promise.resolve()).then(async () => {
        if (isOver) throw new Error("The run is over");
        if (played.database === "SQLite") return playCase(played.given, null);
        const server = await servers;
        return server && playCase(played.given, server.url);
      });
      lanes[lane] = story.then(
        () => {},
        () => {},
      );
      return [played, story] as const;
    }),
  );
}

test.afterAll(async () => {
  isOver = true;
  await Promise.allSettled(stories?.values() ?? []);
  await (await postgres)?.stop();
});

test("every crash point is among the cases", () => {
  const named = CASES.flatMap(({ given }) => given.crashAt?.replace(/:.*/, "") ?? []);
  expect(new Set(named)).toEqual(new Set(CRASH_POINTS));
});

for (const played of ALL) {
  const { title, database, expected } = played;
  test(`${title}, on ${database}`, async () => {
    const story = await storyOf(played);
    test.skip(story === null, "No PostgreSQL server could be found or started");
    if (!story) return;
    const message = `${JSON.stringify(story)}, seed ${SEED}`;
    expect(story.broken, message).toEqual([]);
    if (expected) expect(story, message).toMatchObject(expected);
    else expect(new Set(story.deaths), message).toEqual(new Set(["killed"]));
    const batches = played.given.of === "report" ? 2 : 1;
    expect(story.taken, message).toBe(`${batches} of ${batches}`);
    expect(story.pageState, message).toMatch(/^accepted/);
  });
}
