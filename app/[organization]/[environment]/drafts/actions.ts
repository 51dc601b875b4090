"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionContext } from "@/lib/auth/page-context";
import { questionInput, resolutionInput } from "@/lib/delivery/doubt-input";
import type { PhotoFailure, StoredPhoto } from "@/lib/drafts/answers";
import { askAboutDraft } from "@/lib/drafts/ask-about-draft";
import { copyDraft } from "@/lib/drafts/copy-draft";
import { deleteDrafts, restoreDrafts } from "@/lib/drafts/delete-drafts";
import { draftSchema } from "@/lib/drafts/draft-schema";
import { importDrafts } from "@/lib/drafts/import-drafts";
import { addPhoto, attachPhoto, cutPhoto, fetchPhoto } from "@/lib/drafts/keep-photo";
import { refreshLists } from "@/lib/drafts/refresh-lists";
import { resolveDraft } from "@/lib/drafts/resolve-draft";
import { saveDraft } from "@/lib/drafts/save-draft";
import { sendDraft, sendDrafts } from "@/lib/drafts/send-draft";
import { deleteSnippet, saveSnippet } from "@/lib/drafts/snippets";
import { takeBackDraft } from "@/lib/drafts/take-back-draft";
import type { Context } from "@/lib/organizations/context";
import { MAX_PHOTO_BYTES, MAX_PHOTO_MEGABYTES } from "@/lib/photos/limits";
import { fail, type Failure, type Result } from "@/lib/result";

/**
 * What a coordinator decides about drafts. Each action parses what it was given (a browser can post anything), finds
 * out who acts where, and calls one verb, which checks the rest.
 */

const id = z.string().regex(/^[^\0]{1,64}$/);
const token = z.string().regex(/^[\w:.-]{8,100}$/);
const version = z.int().min(1);
const place = z.strictObject({ organization: id, environment: id });
const target = place.extend({ draftId: id });
const url = z.string().regex(/^[^\0]{0,4000}$/);
const MOST_AT_ONCE = 500;

type Acted<Value, Refused extends Failure> = Promise<
  Result<Value, Refused | Failure<"input.invalid" | "auth.signed-out" | "auth.no-such-place" | "auth.role">>
>;

/** Parses, authorizes, acts. */
async function act<Schema extends z.ZodType<z.infer<typeof place>>, Value, Refused extends Failure>(
  schema: Schema,
  given: unknown,
  verb: (context: Context, input: z.infer<Schema>) => Promise<Result<Value, Refused>>,
): Acted<Value, Refused> {
  const input = schema.safeParse(given);
  if (!input.success) return fail("input.invalid");
  const context = await actionContext(input.data, "coordinator");
  return context.ok ? verb(context.value, input.data) : context;
}

/** Only for the person at whose page it was typed; to anybody else that page is signed out. */
function asTyped<Input, Value, Refused extends Failure>(
  verb: (context: Context, input: Input) => Promise<Result<Value, Refused>>,
) {
  return async (
    context: Context,
    { personId, ...input }: Input & { personId: string },
  ): Promise<Result<Value, Refused | Failure<"auth.signed-out">>> =>
    context.person.id === personId ? verb(context, input as Input) : fail("auth.signed-out");
}

/** The same for what other pages show: lists, states. A draft is saved every few seconds and refreshes nothing. */
async function actAndRefresh<Schema extends z.ZodType<z.infer<typeof place>>, Value, Refused extends Failure>(
  schema: Schema,
  given: unknown,
  verb: (context: Context, input: z.infer<Schema>) => Promise<Result<Value, Refused>>,
): Acted<Value, Refused> {
  const answer = await act(schema, given, verb);
  if (answer.ok) revalidatePath("/[organization]/[environment]", "layout");
  return answer;
}

/** Whose text it is: another person may have signed in in this browser since it was typed. */
const personId = id;

const saveInput = place.extend({
  personId,
  draftId: id.nullable(),
  version: version.nullable(),
  token,
  content: draftSchema,
});

export async function saveDraftAction(given: z.infer<typeof saveInput>) {
  return act(saveInput, given, asTyped(saveDraft));
}

const sendInput = target.extend({ personId, version, listsFetchedAt: z.int().min(0).nullable() });

export async function sendDraftAction(given: z.infer<typeof sendInput>) {
  return actAndRefresh(sendInput, given, asTyped(sendDraft));
}

const sendManyInput = place.extend({
  drafts: z
    .array(z.strictObject({ draftId: id, version }))
    .min(1)
    .max(MOST_AT_ONCE),
});

export async function sendDraftsAction(given: z.infer<typeof sendManyInput>) {
  return actAndRefresh(sendManyInput, given, (context, { drafts }) => sendDrafts(context, drafts));
}

const several = place.extend({ draftIds: z.array(id).min(1).max(MOST_AT_ONCE) });

export async function deleteDraftsAction(given: z.infer<typeof several>) {
  return actAndRefresh(several, given, (context, { draftIds }) => deleteDrafts(context, draftIds));
}

export async function restoreDraftsAction(given: z.infer<typeof several>) {
  return actAndRefresh(several, given, (context, { draftIds }) => restoreDrafts(context, draftIds));
}

const copyInput = target.extend({ token });

export async function copyDraftAction(given: z.infer<typeof copyInput>) {
  return actAndRefresh(copyInput, given, (context, input) => copyDraft(context, input.draftId, input.token));
}

export async function addPhotoAction(form: FormData) {
  if (!(form instanceof FormData)) return fail("input.invalid");
  const file = form.get("photo");
  if (!(file instanceof File)) return fail("input.invalid");
  const given = Object.fromEntries(
    ["organization", "environment", "draftId"].map((name) => [name, form.get(name)]),
  );
  return act(target, given, async (context, input): Promise<Result<StoredPhoto, PhotoFailure>> => {
    if (file.size > MAX_PHOTO_BYTES) return fail("photo.too-large", { limitMegabytes: MAX_PHOTO_MEGABYTES });
    return addPhoto(context, input.draftId, new Uint8Array(await file.arrayBuffer()));
  });
}

const fetchInput = target.extend({ url });

export async function fetchPhotoAction(given: z.infer<typeof fetchInput>) {
  return act(fetchInput, given, (context, input) => fetchPhoto(context, input.draftId, input.url));
}

const attachInput = fetchInput.extend({ version });

export async function attachPhotoAction(given: z.infer<typeof attachInput>) {
  return act(attachInput, given, (context, input) =>
    attachPhoto(context, input.draftId, input.version, input.url, randomUUID()),
  );
}

const fraction = z.number().min(0).max(1);
const cutInput = target.extend({
  photoId: id,
  cut: z.strictObject({ left: fraction, top: fraction, width: fraction, height: fraction }),
});

export async function cutPhotoAction(given: z.infer<typeof cutInput>) {
  return act(cutInput, given, (context, input) => cutPhoto(context, input.draftId, input.photoId, input.cut));
}

export async function refreshListsAction(given: z.infer<typeof place>) {
  return act(place, given, (context) => refreshLists(context));
}

const snippetInput = place.extend({
  snippetId: id.nullable(),
  name: z
    .string()
    .trim()
    .regex(/^[^\0]{1,100}$/),
  text: z
    .string()
    .trim()
    .regex(/^[^\0]{1,4000}$/),
});

export async function saveSnippetAction(given: z.infer<typeof snippetInput>) {
  return act(snippetInput, given, saveSnippet);
}

const snippetTarget = place.extend({ snippetId: id });

export async function deleteSnippetAction(given: z.infer<typeof snippetTarget>) {
  return act(snippetTarget, given, (context, { snippetId }) => deleteSnippet(context, snippetId));
}

const importInput = place.extend({
  token,
  fileName: z.string().regex(/^[^\0]{1,300}$/),
  columns: z.record(z.string().regex(/^[^\0]{0,500}$/), z.string().regex(/^[\w.-]{0,50}$/)),
  drafts: z.array(draftSchema).min(1).max(MOST_AT_ONCE),
});

export async function importDraftsAction(given: z.infer<typeof importInput>) {
  return actAndRefresh(importInput, given, importDrafts);
}

/** `where` is bound by the page, `given` is her answer. */
export async function resolveDraftAction(
  where: z.infer<typeof target>,
  given: z.infer<typeof resolutionInput>,
) {
  const answer = resolutionInput.safeParse(given);
  if (!answer.success) return fail("input.invalid");
  return actAndRefresh(target, where, (context, { draftId }) =>
    resolveDraft(context, { draftId, ...answer.data }),
  );
}

export async function askAboutDraftAction(
  where: z.infer<typeof target>,
  given: z.infer<typeof questionInput>,
) {
  const question = questionInput.safeParse(given);
  if (!question.success) return fail("input.invalid");
  return actAndRefresh(target, where, (context, { draftId }) =>
    askAboutDraft(context, { draftId, ...question.data }),
  );
}

export async function takeBackDraftAction(given: z.infer<typeof target>) {
  return actAndRefresh(target, given, (context, { draftId }) => takeBackDraft(context, draftId));
}
