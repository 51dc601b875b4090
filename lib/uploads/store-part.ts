import { MAX_FILE_BYTES } from "@/lib/files/file-limits";
import { mayAct, type Context } from "@/lib/organizations/context";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { PART_BYTES } from "./upload";
import {
  appendPart,
  bytesOfUploads,
  findPart,
  forgetAllButNewest,
  forgetIdle,
  insertUpload,
  touchUpload,
} from "./upload-store";

/** Of one person in one environment: a tab or two, and what earlier ones left. */
const MOST_OF_A_PERSON = 4;
/** Of one organization, all people and environments together: four of the largest files. */
const MOST_OF_AN_ORGANIZATION = 4 * MAX_FILE_BYTES;
/** Where the organization has no room left, what has been still for so long goes first. */
const STILL_MS = 10 * 60 * 1000;

type PartFailure = Failure<"auth.role" | "input.invalid" | "upload.elsewhere" | "upload.full">;

/**
 * Stores the next part of a file that a person sends, and answers how many bytes of it are stored now. The same part
 * again changes nothing, so that one whose answer was lost can be sent again.
 *
 * - `upload.elsewhere`: the part is not the next one; params `stored`, where the next one begins
 * - `upload.full`: the organization has too much under way; nothing was stored
 */
export async function storePart(
  context: Context,
  { token, at }: { token: string; at: number },
  bytes: Uint8Array,
): Promise<Result<{ stored: number }, PartFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const isPart = bytes.length > 0 && bytes.length <= PART_BYTES && at + bytes.length <= MAX_FILE_BYTES;
  if (!isPart) return fail("input.invalid");
  const { db } = context;
  // Two first parts at once may both find room for one: the bound is on what people leave behind, not to the byte.
  const held = await bytesOfUploads(db, context);
  if (held + bytes.length > MOST_OF_AN_ORGANIZATION) await forgetIdle(db, Date.now() - STILL_MS, context);

  return db.transaction().execute(async (trx): Promise<Result<{ stored: number }, PartFailure>> => {
    if (at === 0) await insertUpload(trx, context, token);
    const upload = await touchUpload(trx, context, token);
    if (!upload) return fail("upload.elsewhere", { stored: 0 });
    const { storedBytes } = upload;
    if (at !== storedBytes) {
      const there = at < storedBytes ? await findPart(trx, upload.id, at) : null;
      const isRepeated = there !== null && Buffer.from(there).equals(bytes);
      return isRepeated ? ok({ stored: storedBytes }) : fail("upload.elsewhere", { stored: storedBytes });
    }
    if (at === 0) await forgetAllButNewest(trx, context, MOST_OF_A_PERSON);
    const room = MOST_OF_AN_ORGANIZATION - (await bytesOfUploads(trx, context));
    if (bytes.length > room) return fail("upload.full");
    await appendPart(trx, upload, bytes);
    return ok({ stored: storedBytes + bytes.length });
  });
}
