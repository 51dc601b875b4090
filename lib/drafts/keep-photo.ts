import { randomUUID } from "node:crypto";
import { env } from "@/lib/env";
import { mayAct, type Context } from "@/lib/organizations/context";
import { cutPhoto as cut } from "@/lib/photos/cut-photo";
import { fetchPhoto as fetchFrom } from "@/lib/photos/fetch-photo";
import { readPhoto } from "@/lib/photos/read-photo";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import type { Cut, PhotoFailure, PhotoFailureCode, SavedDraft, StoredPhoto } from "./answers";
import { findDraft } from "./draft-store";
import { findPhoto, forgetUnnamedPhotos, insertPhoto } from "./photo-store";
import { refusalOf, saveDraft } from "./save-draft";

type Answer = Result<StoredPhoto, PhotoFailure>;
type Picture = { bytes: Buffer; width: number; height: number };

/**
 * Keeps a photo for a draft: decoded, turned upright, stripped of all metadata, scaled and encoded anew. The draft
 * itself is not changed: its next save names the photo.
 */
export function addPhoto(context: Context, draftId: string, bytes: Uint8Array): Promise<Answer> {
  return keep(context, draftId, null, () => readPhoto(bytes));
}

/** The same for a photo at a public https address. */
export function fetchPhoto(context: Context, draftId: string, url: string): Promise<Answer> {
  return keep(context, draftId, null, async () => {
    const fetched = await fetchFrom(url, { allowOrigin: env().PHOTO_TEST_ORIGIN });
    return fetched.ok ? readPhoto(fetched.value) : fetched;
  });
}

/** A part of a photo that is kept already, as a photo of its own. */
export async function cutPhoto(
  context: Context,
  draftId: string,
  photoId: string,
  part: Cut,
): Promise<Answer> {
  return keep(context, draftId, photoId, async () => {
    const photo = await findPhoto(context.db, draftId, photoId);
    return photo ? cut(photo.bytes, part) : fail("draft.photo-gone");
  });
}

/** Fetches the photo of a draft's address, keeps it and names it in the draft, in one. */
export async function attachPhoto(
  context: Context,
  draftId: string,
  version: number,
  url: string,
  token: string,
): Promise<Result<SavedDraft, PhotoFailure>> {
  const kept = await fetchPhoto(context, draftId, url);
  if (!kept.ok) return kept;
  const draft = await findDraft(context.db, context, draftId);
  if (!draft) return fail("draft.not-found");
  const content = { ...draft.content, photo: { url, id: kept.value.id, sendAs: "image" as const } };
  return saveDraft(context, { draftId, version, token, content });
}

async function keep(
  context: Context,
  draftId: string,
  cutFrom: string | null,
  picture: () => Promise<Result<Picture, Failure<PhotoFailureCode | "draft.photo-gone">>>,
): Promise<Answer> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, person } = context;
  const draft = await findDraft(db, context, draftId);
  if (!draft) return fail("draft.not-found");
  const refused = refusalOf(draft, draft.version);
  if (refused) return refused;
  const made = await picture();
  if (!made.ok) return made;
  const id = randomUUID();
  const { bytes, width, height } = made.value;
  await db.transaction().execute(async (trx) => {
    await forgetUnnamedPhotos(trx, draftId, draft.content.photo.id);
    await insertPhoto(trx, {
      id,
      organizationId: organization.id,
      draftId,
      bytes,
      width,
      height,
      cutFrom,
      personId: person.id,
    });
  });
  return ok({ id, width, height, bytes: bytes.length });
}

/** A kept photo's bytes (JPEG), or null. */
export async function getPhoto(context: Context, draftId: string, photoId: string): Promise<Buffer | null> {
  if (`${draftId}${photoId}`.includes("\0")) return null;
  const draft = await findDraft(context.db, context, draftId);
  const photo = draft && (await findPhoto(context.db, draftId, photoId));
  return photo?.bytes ?? null;
}
