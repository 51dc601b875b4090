import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Schema } from "@/lib/db/schema";
import { recordHistory } from "@/lib/history/record-history";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Result } from "@/lib/result";
import type { DraftFailure, Snippet } from "./answers";
import { insertSnippet, readSnippets, removeSnippet, updateSnippet } from "./snippet-store";

/** The sentences the organization uses often. */
export function listSnippets({ db, organization }: Context): Promise<Snippet[]> {
  return readSnippets(db, organization.id);
}

/** Adds a sentence (`snippetId` null) or changes one. */
export async function saveSnippet(
  context: Context,
  { snippetId, name, text }: { snippetId: string | null; name: string; text: string },
): Promise<Result<Snippet, DraftFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, person } = context;
  const snippet = { id: snippetId ?? randomUUID(), name, text };
  return db.transaction().execute(async (trx): Promise<Result<Snippet, DraftFailure>> => {
    if (snippetId === null) await insertSnippet(trx, organization.id, person.id, snippet);
    // Another organization's id answers like one that does not exist.
    else if (!(await updateSnippet(trx, organization.id, person.id, snippet))) return fail("input.invalid");
    await recordSnippet(trx, context, snippet.id, "snippet.saved");
    return ok(snippet);
  });
}

export async function deleteSnippet(
  context: Context,
  snippetId: string,
): Promise<Result<undefined, DraftFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization } = context;
  return db.transaction().execute(async (trx) => {
    const isRemoved = await removeSnippet(trx, organization.id, snippetId);
    if (isRemoved) await recordSnippet(trx, context, snippetId, "snippet.deleted");
    return ok();
  });
}

function recordSnippet(
  trx: Transaction<Schema>,
  { organization, person }: Context,
  snippetId: string,
  action: "snippet.saved" | "snippet.deleted",
): Promise<void> {
  return recordHistory(trx, {
    organizationId: organization.id,
    environment: null,
    personId: person.id,
    action,
    subjectKind: "snippet",
    subjectId: snippetId,
  });
}
