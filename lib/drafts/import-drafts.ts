import { randomUUID } from "node:crypto";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Result } from "@/lib/result";
import type { DraftFailure } from "./answers";
import type { Draft } from "./draft";
import { readDraftColumns, storeDraftColumns } from "./columns-store";
import { findImportByToken, insertImport } from "./draft-store";
import { createDraft, recordDraft } from "./save-draft";

export interface ImportDrafts {
  token: string;
  fileName: string;
  /** Which column was what, by its header: remembered for files with the same headers. */
  columns: Readonly<Record<string, string>>;
  drafts: readonly Draft[];
}

/**
 * Makes the drafts that a file of the MIS became, all or none, in the file's order. Each is hers to look at and to
 * change before it is sent. The same token twice makes them once.
 */
export async function importDrafts(
  context: Context,
  { token, fileName, columns, drafts }: ImportDrafts,
): Promise<Result<{ importId: string }, DraftFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment, person } = context;
  const earlier = await findImportByToken(db, context, token);
  if (earlier) return ok({ importId: earlier.id });
  const importId = randomUUID();
  try {
    await db.transaction().execute(async (trx) => {
      await insertImport(trx, {
        id: importId,
        organization_id: organization.id,
        environment,
        file_name: fileName,
        draft_count: drafts.length,
        submission_token: token,
        created_at: Date.now(),
        created_by: person.id,
      });
      for (const [index, content] of drafts.entries()) {
        const position = index + 1;
        await createDraft(trx, context, {
          token: `${token}:${position}`,
          content,
          action: "draft.imported",
          import: { id: importId, position },
        });
      }
      await storeDraftColumns(trx, organization.id, columns);
      await recordDraft(trx, context, importId, "drafts.imported", { drafts: drafts.length });
    });
  } catch (error) {
    // Two of the same click at once: the unique token let one in.
    const first = await findImportByToken(db, context, token);
    if (!first) throw error;
    return ok({ importId: first.id });
  }
  return ok({ importId });
}

/** What the columns of earlier files were, newest first. */
export function listDraftColumns({ db, organization }: Context): Promise<Readonly<Record<string, string>>[]> {
  return readDraftColumns(db, organization.id);
}
