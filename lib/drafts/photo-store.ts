import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";

/** The photos kept for drafts. A draft is found first (draft-store.ts); photos are its own. */

export interface NewPhoto {
  id: string;
  organizationId: string;
  draftId: string;
  bytes: Buffer;
  width: number;
  height: number;
  cutFrom: string | null;
  personId: string;
}

export async function insertPhoto(trx: Transaction<Schema>, photo: NewPhoto): Promise<void> {
  await trx
    .insertInto("draft_photos")
    .values({
      id: photo.id,
      organization_id: photo.organizationId,
      draft_id: photo.draftId,
      bytes: photo.bytes,
      width: photo.width,
      height: photo.height,
      cut_from: photo.cutFrom,
      created_at: Date.now(),
      created_by: photo.personId,
    })
    .execute();
}

/** How long a photo that the draft does not name is kept: for a save on its way, and for taking a crop back. */
const UNNAMED_FOR_MS = 60 * 60 * 1000;

/** Forgets the draft's photos that it no longer names; those it was cut out of stay. */
export async function forgetUnnamedPhotos(
  trx: Transaction<Schema>,
  draftId: string,
  namedId: string,
): Promise<void> {
  const photos = await trx
    .selectFrom("draft_photos")
    .select(["id", "cut_from", "created_at"])
    .where("draft_id", "=", draftId)
    .execute();
  const kept = new Set<string>();
  for (let id: string | null = namedId; id && !kept.has(id);) {
    kept.add(id);
    id = photos.find((photo) => photo.id === id)?.cut_from ?? null;
  }
  const before = Date.now() - UNNAMED_FOR_MS;
  const gone = photos.filter(({ id, created_at }) => !kept.has(id) && created_at < before);
  if (gone.length === 0) return;
  await trx
    .deleteFrom("draft_photos")
    .where(
      "id",
      "in",
      gone.map(({ id }) => id),
    )
    .execute();
}

/** A photo of the draft, or null: another draft's answers like none. */
export async function findPhoto(
  db: Kysely<Schema>,
  draftId: string,
  photoId: string,
): Promise<{ bytes: Buffer; width: number; height: number } | null> {
  const row = await db
    .selectFrom("draft_photos")
    .select(["bytes", "width", "height"])
    .where("draft_id", "=", draftId)
    .where("id", "=", photoId)
    .executeTakeFirst();
  return row ? { ...row, bytes: Buffer.from(row.bytes) } : null;
}
