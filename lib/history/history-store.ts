import { sql, type Kysely } from "kysely";
import { isSqlite } from "@/lib/db/connect";
import type { Schema } from "@/lib/db/schema";
import type { Context } from "@/lib/organizations/context";
import type { HistoryRow } from "./chain";

/** What a history is asked for: a report or a draft, with everything that happened to its batches. */
export interface Subject {
  kind: "report" | "draft";
  id: string;
}

const DELIVERY_KINDS = { report: "repayments", draft: "drafts" } as const;

/** The rows of a subject, its delivery and its batches, oldest first, each with the name of who did it. */
export function subjectRows(
  db: Kysely<Schema>,
  { organization, environment }: Pick<Context, "organization" | "environment">,
  { kind, id }: Subject,
) {
  const deliveries = db
    .selectFrom("deliveries")
    .select("deliveries.id")
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .where("kind", "=", DELIVERY_KINDS[kind])
    .where("subject_id", "=", id);
  return db
    .selectFrom("history")
    .leftJoin("people", "people.id", "history.person_id")
    .selectAll("history")
    .select("people.name as person_name")
    .where("history.organization_id", "=", organization.id)
    .where("history.environment", "=", environment)
    .where((eb) =>
      eb.or([
        eb.and([eb("subject_kind", "=", kind), eb("subject_id", "=", id)]),
        eb.and([eb("subject_kind", "=", "delivery"), eb("subject_id", "in", deliveries)]),
        eb("part_of", "=", id),
      ]),
    )
    .orderBy("seq")
    .execute();
}

/** An organization's last number and hash, as it knows them itself. */
export interface Head {
  id: string;
  slug: string;
  seq: number;
  hash: string;
}

/** The heads of all organizations, by slug, or of one. */
export function readHeads(db: Kysely<Schema>, organizationId?: string): Promise<Head[]> {
  return db
    .selectFrom("organizations")
    .select(["id", "slug", "history_seq as seq", "history_hash as hash"])
    .$if(organizationId !== undefined, (query) => query.where("id", "=", organizationId ?? ""))
    .orderBy("slug")
    .execute();
}

/** The next rows of an organization's chain after the number `after`. */
export function nextRows(
  db: Kysely<Schema>,
  organizationId: string,
  after: number,
  atMost: number,
): Promise<HistoryRow[]> {
  return db
    .selectFrom("history")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(atMost)
    .execute();
}

/** The hash of one row; null if there is no such row. */
export async function readHash(
  db: Kysely<Schema>,
  organizationId: string,
  seq: number,
): Promise<string | null> {
  const row = await db
    .selectFrom("history")
    .select("hash")
    .where("organization_id", "=", organizationId)
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row?.hash ?? null;
}

/** The triggers of the table that are there and switched on, by name. */
export async function readTriggers(db: Kysely<Schema>): Promise<string[]> {
  const query = isSqlite(db)
    ? sql<{ name: string }>`select name from sqlite_master where type = 'trigger' and tbl_name = 'history'`
    : // O and A fire in a session like ours; D is switched off, R fires in a replica only.
      sql<{ name: string }>`select tgname as name from pg_trigger
        where tgrelid = 'history'::regclass and tgenabled in ('O', 'A')`;
  return (await query.execute(db)).rows.map(({ name }) => name);
}

/** The triggers by which the database refuses to change a history (lib/db/migrations/0003-proof.ts). */
export function guardsOf(db: Kysely<Schema>): string[] {
  return [
    "history_no_update",
    "history_no_delete",
    isSqlite(db) ? "history_no_replace" : "history_no_truncate",
  ];
}
