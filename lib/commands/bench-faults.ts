import { randomBytes, randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { BREAKS } from "@/lib/testing/model/broken-promise";
import { enterGround, makeFile, makeOnServer } from "@/lib/testing/model/grounds";
import { runSeed } from "@/lib/testing/model/run-seed";

/**
 * Random runs of the delivery, as many as are asked for: acts, faults, kills, clocks and two workers, each run from a
 * seed of its own. Ends with 1 if one promise was broken.
 *
 *     npm run bench:faults -- --runs 2000 [--seed 1] [--database file|postgres] [--shrink]
 */
const USAGE = `npm run bench:faults -- [--runs N] [--seed N] [--database file|postgres] [--shrink]
  --runs      how many, 200 unless said otherwise
  --seed      of the first run; each further one has the next
  --database  file (SQLite) unless said otherwise
  --shrink    of the first run that breaks, look for the shortest that does
`;
const MOST_SEED = 2 ** 31;
const MOST_SHOWN = 3;
/** The database is made anew this often: what the runs leave in it would slow the later ones down. */
const RUNS_A_DATABASE = 100;

process.env.ENCRYPTION_KEY ??= randomBytes(32).toString("base64");
process.env.AUTH_SECRET ??= randomBytes(32).toString("base64");
process.env.LOG_LEVEL = "silent";

const { runs, firstSeed, database: which, isToShrink } = readOptions();
const make = which === "postgres" ? makeOnServer : makeFile;
const startedAt = process.hrtime.bigint();
const all = { runs: 0, commands: 0, requests: 0 };
const broken = new Map<string, number>(BREAKS.map((kind) => [kind, 0]));
const unknowns = new Map<string, number>();
const ends = new Map<string, number>();
let shown = 0;

for (let done = 0; done < runs; done += RUNS_A_DATABASE) {
  const database = await make();
  const { ground, leave } = await enterGround(database.url);
  try {
    for (let index = done; index < Math.min(done + RUNS_A_DATABASE, runs); index++) {
      const run = await runSeed(ground, firstSeed + index, isToShrink && shown === 0);
      if (!run || shown >= MOST_SHOWN) continue;
      shown += 1;
      console.log(`\nseed ${run.seed}: ${String(run.error)}\n${run.example}`);
    }
  } finally {
    await leave();
    await database.remove();
  }
  const { figures } = ground;
  all.runs += figures.runs;
  all.commands += figures.commands;
  all.requests += figures.requests;
  addUp(broken, figures.broken);
  addUp(unknowns, figures.unknowns);
  addUp(ends, figures.ends);
}

const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
console.log(`
runs                    ${all.runs}
commands executed       ${all.commands}
requests seen           ${all.requests}
duplicates              ${broken.get("duplicate")}
lost                    ${broken.get("lost")}
false accepted          ${broken.get("false-accepted")}
false "nothing sent"    ${broken.get("false-nothing-sent")}
other broken promises   ${broken.get("other")}
unknowns by cause       ${listed(unknowns)}
batches by their end    ${listed(ends)}
seed                    ${firstSeed}, one more for each run
database                ${which}
seconds                 ${seconds.toFixed(1)}, ${(all.runs / seconds).toFixed(1)} runs a second`);
// Workers that were killed leave timers behind; nothing waits for them.
process.exit([...broken.values()].some((count) => count > 0) ? 1 : 0);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: "string", default: "200" },
        seed: { type: "string" },
        database: { type: "string", default: "file" },
        shrink: { type: "boolean", default: false },
      },
    });
    const { database, shrink: isToShrink } = values;
    if (database !== "file" && database !== "postgres") throw new Error(`no such database: ${database}`);
    const runs = wholeNumber("runs", values.runs, 1);
    const firstSeed =
      values.seed === undefined ? randomInt(MOST_SEED - runs) : wholeNumber("seed", values.seed, 0);
    return { runs, firstSeed, database, isToShrink };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return process.exit(2);
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number < MOST_SEED) return number;
  throw new Error(`--${name} takes a whole number from ${least} on, not ${text}`);
}

function addUp(to: Map<string, number>, from: ReadonlyMap<string, number>): void {
  for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count);
}

function listed(counts: ReadonlyMap<string, number>): string {
  const inOrder = [...counts].sort(([, one], [, other]) => other - one);
  const lines = inOrder.map(([key, count]) => `${String(count).padStart(6)}  ${key}`);
  return lines.length === 0 ? "none" : `\n${lines.join("\n")}`;
}
