import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { databaseNow } from "@/lib/delivery/clock";
import type { Context } from "@/lib/organizations/context";

/** Whose list: one organization's in one environment. */
type Scope = Pick<Context, "organization" | "environment">;

/** A fetch that says nothing for so long is dead. */
const SILENCE_MS = 60_000;

/** One run of a fetch; a later one takes its place, and from then on it can write nothing. */
export interface FetchRun {
  fetchId: string;
  /** Epoch milliseconds, by the database's clock. */
  startedAt: number;
}

/**
 * Begins a run, unless one is alive: then null. One statement, so that of any number of servers that begin at once
 * one does. A beat from the future was written by a clock that has since been set back, and is none.
 */
export async function beginRun(
  db: Kysely<Schema>,
  { organization, environment, person }: Scope & Pick<Context, "person">,
): Promise<FetchRun | null> {
  const startedAt = await databaseNow(db);
  const run = {
    fetch_id: randomUUID(),
    person_id: person.id,
    state: "running" as const,
    received: 0,
    total: null,
    failure: null,
    started_at: startedAt,
    beat_at: startedAt,
  };
  const begun = await db
    .insertInto("loan_fetches")
    .values({ organization_id: organization.id, environment, ...run })
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "environment"])
        .doUpdateSet(run)
        .where((eb) =>
          eb.or([
            eb("loan_fetches.state", "!=", "running"),
            eb("loan_fetches.beat_at", "<", startedAt - SILENCE_MS),
            eb("loan_fetches.beat_at", ">", startedAt + SILENCE_MS),
          ]),
        ),
    )
    .returning("fetch_id")
    .executeTakeFirst();
  return begun ? { fetchId: run.fetch_id, startedAt } : null;
}

/** Says that the run is alive, and how far it has come if that is given; false if it is no longer the one that runs. */
export async function beatRun(
  db: Kysely<Schema>,
  scope: Scope,
  { fetchId }: FetchRun,
  progress: { received: number; total: number } | null,
): Promise<boolean> {
  const beat_at = await databaseNow(db);
  return changeRun(db, scope, fetchId, { beat_at, ...progress });
}

/** Ends the run as failed; false if it is no longer the one that runs. */
export async function failRun(
  db: Kysely<Schema>,
  scope: Scope,
  { fetchId }: FetchRun,
  failure: string,
): Promise<boolean> {
  const beat_at = await databaseNow(db);
  return changeRun(db, scope, fetchId, { beat_at, state: "failed", failure });
}

/** Ends the run as done, and holds its row until the transaction ends; false if it is no longer the one that runs. */
export async function finishRun(
  trx: Transaction<Schema>,
  scope: Scope,
  { fetchId }: FetchRun,
): Promise<boolean> {
  return changeRun(trx, scope, fetchId, { beat_at: await databaseNow(trx), state: "done" });
}

async function changeRun(
  db: Kysely<Schema>,
  { organization, environment }: Scope,
  fetchId: string,
  change: { beat_at: number; state?: "failed" | "done"; failure?: string; received?: number; total?: number },
): Promise<boolean> {
  const row = await db
    .updateTable("loan_fetches")
    .set(change)
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .where("fetch_id", "=", fetchId)
    .where("state", "=", "running")
    .returning("fetch_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The last run there was, and whether its process still gives signs of life. */
export async function fetchRow(db: Kysely<Schema>, { organization, environment }: Scope) {
  const row = await db
    .selectFrom("loan_fetches")
    .select(["state", "received", "total", "failure", "beat_at as beatAt"])
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, isAlive: Math.abs((await databaseNow(db)) - row.beatAt) <= SILENCE_MS };
}
