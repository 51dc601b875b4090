import { afterAll, beforeAll, expect, test } from "vitest";
import { forEachDatabase } from "@/lib/testing/databases";
import { enterGround } from "@/lib/testing/model/grounds";
import type { Ground } from "@/lib/testing/model/real-world";
import { runSeed } from "@/lib/testing/model/run-seed";

/** As many as the suite has time for, and the same each time; `npm run bench:faults` does thousands of others. */
const RUNS = { SQLite: 25, PostgreSQL: 5 };
const FIRST_SEED = 1;

/**
 * I1 to I13 under whatever comes: a person's acts, Kiva's faults, kills between any two writes, clocks, and two workers
 * on one database, drawn from a seed. A run that breaks is there again with `npm run bench:faults -- --runs 1 --seed N`,
 * and made as short as can be with `--shrink`.
 */
forEachDatabase("random runs keep every promise", (_, url) => {
  let ground: Ground;
  let leave: () => Promise<void>;
  let runs: number;

  beforeAll(async () => {
    const address = await url();
    runs = address.startsWith("file:") ? RUNS.SQLite : RUNS.PostgreSQL;
    ({ ground, leave } = await enterGround(address));
  });
  afterAll(() => leave());

  test("from the first seeds", async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + runs; seed++) {
      const broken = await runSeed(ground, seed);
      expect(broken, `seed ${seed}: ${String(broken?.error)}\n${broken?.example}`).toBeNull();
    }
    expect(ground.figures.runs).toBe(runs);
  });
});
