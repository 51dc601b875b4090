import type { ServerErrors } from "@/lib/db/schema";
import { recordHistory } from "@/lib/history/record-history";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { mayAct, type OrganizationContext } from "./context";
import { readServerErrors, writeServerErrors } from "./server-errors-store";

type SetFailure = Failure<"auth.role" | "settings.note-missing">;

/**
 * Settles what a 5xx of Kiva says about the call it answers, for what is sent from now on. `nothing-taken` sends a
 * batch again by itself, so it needs to be known who at Kiva confirmed it: `note`, kept in the history. The same
 * meaning on another word is kept, too.
 */
export async function setServerErrors(
  context: OrganizationContext,
  { serverErrors, note }: { serverErrors: ServerErrors; note: string },
): Promise<Result<undefined, SetFailure>> {
  if (!mayAct(context, "administrator")) return fail("auth.role");
  const { db, organization, person } = context;
  const said = note.trim();
  if (said === "") return fail("settings.note-missing");
  return db.transaction().execute(async (trx) => {
    const before = await writeServerErrors(trx, organization.id, serverErrors);
    // A second click after the first one went through: `writeServerErrors` made it wait for that one's row.
    const { changed } = await readServerErrors(trx, organization.id);
    if (before === serverErrors && changed?.note === said) return ok();
    await recordHistory(trx, {
      organizationId: organization.id,
      environment: null,
      personId: person.id,
      action: "settings.server_errors",
      subjectKind: "organization",
      subjectId: organization.id,
      details: { before, after: serverErrors, note: said },
    });
    return ok();
  });
}
