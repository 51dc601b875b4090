import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { Context } from "@/lib/organizations/context";

/** Whose an upload is: the same token of another person, organization or environment is another upload. */
type Owner = Pick<Context, "organization" | "environment" | "person">;

export interface StoredUpload {
  id: string;
  storedBytes: number;
}

function ownQuery(db: Kysely<Schema>, { organization, environment, person }: Owner) {
  return db
    .selectFrom("uploads")
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .where("person_id", "=", person.id);
}

export async function findUpload(
  db: Kysely<Schema>,
  owner: Owner,
  token: string,
): Promise<StoredUpload | null> {
  const row = await ownQuery(db, owner)
    .select(["id", "stored_bytes"])
    .where("token", "=", token)
    .executeTakeFirst();
  return row ? { id: row.id, storedBytes: row.stored_bytes } : null;
}

/** Makes an upload without parts, if there is none; of two at once one makes it, and the other waits for that. */
export async function insertUpload(trx: Transaction<Schema>, owner: Owner, token: string): Promise<void> {
  const { organization, environment, person } = owner;
  await trx
    .insertInto("uploads")
    .values({
      id: randomUUID(),
      organization_id: organization.id,
      environment,
      person_id: person.id,
      token,
      stored_bytes: 0,
      touched_at: Date.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Holds an upload until the transaction ends, and says that somebody is at it. */
export async function touchUpload(
  trx: Transaction<Schema>,
  owner: Owner,
  token: string,
): Promise<StoredUpload | null> {
  const { organization, environment, person } = owner;
  const row = await trx
    .updateTable("uploads")
    .set({ touched_at: Date.now() })
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .where("person_id", "=", person.id)
    .where("token", "=", token)
    .returning(["id", "stored_bytes"])
    .executeTakeFirst();
  return row ? { id: row.id, storedBytes: row.stored_bytes } : null;
}

/** Puts bytes at the end of an upload that is held. */
export async function appendPart(
  trx: Transaction<Schema>,
  { id, storedBytes }: StoredUpload,
  bytes: Uint8Array,
): Promise<void> {
  await trx
    .insertInto("upload_parts")
    .values({ upload_id: id, position: storedBytes, bytes: Buffer.from(bytes) })
    .execute();
  await trx
    .updateTable("uploads")
    .set({ stored_bytes: storedBytes + bytes.length })
    .where("id", "=", id)
    .execute();
}

/** The part that begins there, or null. */
export async function findPart(
  db: Kysely<Schema>,
  uploadId: string,
  position: number,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom("upload_parts")
    .select("bytes")
    .where("upload_id", "=", uploadId)
    .where("position", "=", position)
    .executeTakeFirst();
  return row ? new Uint8Array(row.bytes) : null;
}

/** What the organization's unfinished uploads hold together. */
export async function bytesOfUploads(db: Kysely<Schema>, { organization }: Owner): Promise<number> {
  const { held } = await db
    .selectFrom("uploads")
    .select((eb) => eb.fn.sum<number | string | null>("stored_bytes").as("held"))
    .where("organization_id", "=", organization.id)
    .executeTakeFirstOrThrow();
  return Number(held ?? 0);
}

/** Forgets the person's uploads here but for so many of the newest. */
export async function forgetAllButNewest(
  trx: Transaction<Schema>,
  owner: Owner,
  count: number,
): Promise<void> {
  const rows = await ownQuery(trx, owner).select("id").orderBy("touched_at", "desc").execute();
  const ids = rows.slice(count).map(({ id }) => id);
  if (ids.length > 0) await trx.deleteFrom("uploads").where("id", "in", ids).execute();
}

/** Forgets what nobody has added to since then (epoch milliseconds), of one organization or of all. */
export async function forgetIdle(db: Kysely<Schema>, since: number, owner?: Owner): Promise<void> {
  await db
    .deleteFrom("uploads")
    .where("touched_at", "<", since)
    .$if(owner !== undefined, (query) => query.where("organization_id", "=", owner!.organization.id))
    .execute();
}

/** Forgets an upload whose file is kept now. */
export async function forgetUpload(trx: Transaction<Schema>, owner: Owner, token: string): Promise<void> {
  const { organization, environment, person } = owner;
  await trx
    .deleteFrom("uploads")
    .where("organization_id", "=", organization.id)
    .where("environment", "=", environment)
    .where("person_id", "=", person.id)
    .where("token", "=", token)
    .execute();
}
