import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/lib/db/connect";
import type { FaultInput } from "@/lib/sandbox/faults";
import { brokenPromises } from "../check-invariants";
import { isTaken, matchRequests } from "../match-requests";
import type { LineFault } from "../tcp-proxy";
import type { AppProcess } from "./app-process";
import { Person, ServerGone } from "./person";
import { EMAIL, makeScene, PASSWORD, SLUG, type Scene } from "./scene";
import { draftStory, reportStory, type Story } from "./stories";

/** After a restart everything is settled, or waits for a person, within this time. */
const QUIET_MS = 60_000;

/** It dies within this time after all is done, or not at all. */
const DEATH_MS = 5_000;

export interface CrashCase {
  of: "report" | "draft";
  /** `CRASH_AT` of the first run. */
  crashAt?: string;
  /** Kiva's, from the beginning. */
  faults?: readonly FaultInput[];
  /** The line's, until the first death. */
  line?: LineFault;
  /** Resolves when the process is to be killed from outside. */
  killWhen?: (scene: Scene, whenSending: Promise<void>) => Promise<void>;
  /** At that moment it is asked to end (SIGTERM) and not killed. */
  isAsked?: boolean;
  /** Kills it a second time, so long after the restart. */
  killAgainMs?: number;
  /** She gets no further than half an upload. */
  isUploadCut?: boolean;
}

/** What had happened to a request that came into doubt. */
export type Truth = "nothing left" | "half arrived" | "arrived" | "lost behind";

export interface CrashStory {
  /** Each death: the point where it was, "killed", or "asked to end". */
  deaths: string[];
  /** The states of the batches at the first death. */
  statesAtDeath: string[];
  /** Broken promises at each time of quiet; empty if all is well. */
  broken: string[];
  /** Each batch that came into doubt, and what the sandbox knows about it. */
  doubts: Truth[];
  /** The states of the batches when it was quiet after the last death, before she did anything more. */
  statesAfter: string[];
  /** How many batches the sandbox has taken at the end, and of how many. */
  taken: string;
  /** The longest time from the command to start again to quiet. */
  quietMs: number;
  /** The state that the page shows at the end. */
  pageState: string | null;
}

/** Plays a case to its end: she sends, the process dies, it is started again, she goes on and answers truthfully. */
export async function playCase(given: CrashCase, postgresServer: string | null): Promise<CrashStory> {
  const scene = await makeScene(postgresServer);
  try {
    return await play(given, scene);
  } finally {
    await scene.close();
  }
}

async function play(given: CrashCase, scene: Scene): Promise<CrashStory> {
  const found: CrashStory = {
    ...{ deaths: [], statesAtDeath: [], broken: [], doubts: [], statesAfter: [] },
    ...{ taken: "", quietMs: 0, pageState: null },
  };
  scene.sandbox.faults.add(given.faults ?? []);
  scene.line.fault = given.line ?? null;
  let app = await scene.start(given.crashAt);
  const person = new Person(app.address);
  await person.signIn(EMAIL, PASSWORD);
  const { id: personId } = await scene.db().selectFrom("people").select("id").executeTakeFirstOrThrow();
  const who = { slug: SLUG, personId };
  const story = given.of === "report" ? reportStory(who, 400) : draftStory(who);

  let sending = () => {};
  const whenSending = new Promise<void>((resolve) => (sending = resolve));
  void given.killWhen?.(scene, whenSending).then(given.isAsked ? app.askToEnd : app.kill, () => {});

  const restart = async () => {
    await recordDeath(app, found, given.isAsked);
    if (found.deaths.length === 1) found.statesAtDeath = await batchStates(scene.db());
    scene.line.fault = null;
    let begin = Date.now();
    app = await scene.start();
    if (given.killAgainMs !== undefined && found.deaths.length === 1) {
      await sleep(given.killAgainMs);
      app.kill();
      await recordDeath(app, found);
      begin = Date.now();
      app = await scene.start();
    }
    found.quietMs = Math.max(found.quietMs, await untilQuiet(scene.db(), app, begin));
    found.broken.push(...(await brokenPromises(scene.db(), scene.sandbox.log)));
    found.statesAfter = await batchStates(scene.db());
    await comparePage(person, story, scene.db(), found);
  };
  /** Does it; if the server dies meanwhile, starts it again, looks, and does it once more as she would. */
  const through = async (act: () => Promise<unknown>) => {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof ServerGone)) throw error;
        if (!(await isDead(app))) throw error;
        await restart();
      }
    }
  };

  if (given.isUploadCut) {
    await story.firstHalf(person);
    app.kill();
    await restart();
  }
  for (const click of story.clicks) {
    if (click === story.clicks.at(-1)) sending();
    await through(() => click(person));
  }
  for (;;) {
    await through(() => untilQuiet(scene.db(), app));
    const [doubt] = await doubtsOf(scene, found);
    if (!doubt) break;
    await through(() => story.answer(person, doubt, doubt.isArrived));
  }
  // Death may come after everything was done.
  if (found.deaths.length === 0) {
    if (await isDead(app)) await restart();
    else found.broken.push("it never died");
  }
  found.broken.push(...(await brokenPromises(scene.db(), scene.sandbox.log)));
  await comparePage(person, story, scene.db(), found);
  found.taken = await takenOf(scene);
  return { ...found, broken: [...new Set(found.broken)] };
}

async function isDead(app: AppProcess): Promise<boolean> {
  await Promise.race([app.ended, sleep(DEATH_MS, undefined, { ref: false })]);
  return !app.isAlive();
}

async function recordDeath(app: AppProcess, { deaths, broken }: CrashStory, isAsked = false): Promise<void> {
  const signal = await app.ended;
  if (isAsked && deaths.length === 0) {
    if (signal === "SIGKILL") broken.push("it was killed");
    deaths.push("asked to end");
    return;
  }
  if (signal !== "SIGKILL") broken.push(`it ended by ${signal ?? "itself"}: ${app.said()}`);
  const [, point] = /^crash point (.+), pass/m.exec(app.said()) ?? [];
  deaths.push(point ?? "killed");
}

/** Until nothing is held, and what was sent is settled or in doubt. Answers how long that took from `begin` on. */
async function untilQuiet(db: Db, app: AppProcess, begin = Date.now()): Promise<number> {
  for (;;) {
    if (!app.isAlive()) throw new ServerGone("died while working");
    const rows = await db
      .selectFrom("batches")
      .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
      .select("batches.state")
      .where("deliveries.requested_at", "is not", null)
      .execute();
    const states = rows.map(({ state }) => state);
    const isHeld = states.includes("claimed") || states.includes("dispatching");
    const isWaiting = states.includes("planned") && !states.includes("unknown");
    if (!isHeld && !isWaiting) return Date.now() - begin;
    if (Date.now() - begin > QUIET_MS) throw new Error(`I13: not quiet in time: ${states.join(", ")}`);
    await sleep(100);
  }
}

async function batchStates(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("batches").select("state").orderBy("number").execute();
  return rows.map(({ state }) => state);
}

/** What is in doubt now, and whether Kiva has it: what a person would find in PA2. */
async function doubtsOf({ sandbox, db }: Scene, found: CrashStory) {
  const options = { organizationId: undefined, isClockSteady: true };
  const { sent } = await matchRequests(db(), sandbox.log, options);
  const inDoubt = sent.filter(({ dispatch }) => dispatch.outcome === "unknown");
  found.doubts = inDoubt.map((one): Truth => {
    if (!one.request) return "nothing left";
    if (!one.request.complete) return "half arrived";
    return isTaken(one) ? "arrived" : "lost behind";
  });
  return inDoubt
    .filter(({ batch, dispatch }) => batch.state === "unknown" && batch.generation === dispatch.generation)
    .map((one) => ({
      batchId: one.batch.id,
      generation: one.batch.generation,
      isArrived: isTaken(one),
    }));
}

/** I17: what the page says is what the database holds. */
async function comparePage(person: Person, story: Story, db: Db, found: CrashStory): Promise<void> {
  const path = story.pagePath();
  if (path === null) return;
  const page = await person.page(path);
  const [, shown = null] = /data-state="([^"]+)"/.exec(page) ?? [];
  const states = await batchStates(db);
  const isInDoubt = states.includes("unknown");
  const isDone = states.length > 0 && states.every((state) => state.startsWith("accepted"));
  if (isInDoubt !== (shown === "unknown") || isDone !== (shown?.startsWith("accepted") ?? false)) {
    found.broken.push(`I17: the page says ${shown}, the batches are ${states.join(", ")}`);
  }
  found.pageState = shown;
}

/** How many different batches the sandbox has taken, each once, of how many there are. */
async function takenOf({ sandbox, db }: Scene): Promise<string> {
  const batches = await db().selectFrom("batches").select("body_sha256").execute();
  const taken = sandbox.log.entries
    .filter(
      ({ decided, bodySha256 }) => decided === 200 && batches.some((one) => one.body_sha256 === bodySha256),
    )
    .map(({ bodySha256 }) => bodySha256);
  const twice = taken.length - new Set(taken).size;
  return `${new Set(taken).size} of ${batches.length}${twice > 0 ? `, ${twice} twice` : ""}`;
}
