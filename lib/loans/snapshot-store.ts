import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { isSqlite } from "@/lib/db/connect";
import type { Schema } from "@/lib/db/schema";
import type { Context } from "@/lib/organizations/context";
import type { ExpectedContent } from "./expected-content";

/** Whose list: one organization's in one environment. */
type Scope = Pick<Context, "organization" | "environment">;

/** What is known of a list without reading it. */
export interface SnapshotHead {
  id: string;
  /** Epoch milliseconds: when Kiva was last asked and said just this. */
  asOf: number;
  loanCount: number;
  /** How many of them are in default; the others pay back. */
  defaultedCount: number;
}

function headsQuery(db: Kysely<Schema>, { organization, environment }: Scope) {
  return db
    .selectFrom("expected_snapshots as list")
    .select([
      "list.id",
      "list.as_of as asOf",
      "list.loan_count as loanCount",
      "list.defaulted_count as defaultedCount",
    ])
    .where("list.organization_id", "=", organization.id)
    .where("list.environment", "=", environment);
}

/** The newest list, if it is of the partner that the organization is today. */
export async function newestHead(
  db: Kysely<Schema>,
  scope: Scope,
): Promise<(SnapshotHead & { sha256: string }) | null> {
  const head = await headsQuery(db, scope)
    .innerJoin("loan_fetches as fetch", (join) =>
      join
        .onRef("fetch.snapshot_id", "=", "list.id")
        .onRef("fetch.organization_id", "=", "list.organization_id")
        .onRef("fetch.environment", "=", "list.environment"),
    )
    .select("list.sha256")
    .where("list.partner_id", "=", scope.organization.partnerId)
    .executeTakeFirst();
  return head ?? null;
}

/** One list with its content, newest or not; null if this organization has none of that id in this environment. */
export async function findSnapshot(
  db: Kysely<Schema>,
  scope: Scope,
  id: string,
): Promise<(SnapshotHead & { bytes: Uint8Array }) | null> {
  const row = await headsQuery(db, scope).select("list.content").where("list.id", "=", id).executeTakeFirst();
  if (!row) return null;
  const { content, ...head } = row;
  return { ...head, bytes: new Uint8Array(content) };
}

/** Moves the moment at which Kiva said just this. */
export async function confirmSnapshot(trx: Transaction<Schema>, id: string, asOf: number): Promise<void> {
  await trx.updateTable("expected_snapshots").set({ as_of: asOf }).where("id", "=", id).execute();
}

/** Stores a list as the newest one, and answers its id. */
export async function insertSnapshot(
  trx: Transaction<Schema>,
  { organization, environment, person }: Scope & Pick<Context, "person">,
  given: { asOf: number; loanCount: number; defaultedCount: number; content: ExpectedContent },
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto("expected_snapshots")
    .values({
      id,
      organization_id: organization.id,
      environment,
      partner_id: organization.partnerId,
      person_id: person.id,
      first_at: given.asOf,
      as_of: given.asOf,
      loan_count: given.loanCount,
      defaulted_count: given.defaultedCount,
      sha256: given.content.sha256,
      content: given.content.bytes,
    })
    .execute();
  await trx
    .updateTable("loan_fetches")
    .set({ snapshot_id: id })
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .execute();
  return id;
}

/** A page that was opened with an older list may still fetch it, and save a report that was compared with it. */
const KEPT_BEFORE_NEWEST = 2;

/** Forgets the lists that no report refers to, but for the newest and the last ones before it. */
export async function forgetUnused(
  trx: Transaction<Schema>,
  { organization, environment }: Scope,
  newestId: string,
): Promise<void> {
  // Held first: a report that is about to refer to one of them either has done so by now or finds it gone.
  const older = await trx
    .selectFrom("expected_snapshots")
    .select("id")
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .where("id", "!=", newestId)
    .orderBy("first_at", "desc")
    .orderBy("id")
    .$if(!isSqlite(trx), (query) => query.forUpdate())
    .execute();
  const forgotten = older.slice(KEPT_BEFORE_NEWEST).map(({ id }) => id);
  if (forgotten.length === 0) return;
  await trx
    .deleteFrom("expected_snapshots")
    .where("id", "in", forgotten)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("repayment_reports")
            .select("repayment_reports.id")
            .whereRef("repayment_reports.snapshot_id", "=", "expected_snapshots.id"),
        ),
      ),
    )
    .execute();
}
