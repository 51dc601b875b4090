import { createHash } from "node:crypto";
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES } from "@/lib/files/file-limits";
import type { Context } from "@/lib/organizations/context";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { unpack } from "./unpack";
import type { Upload } from "./upload";
import { findPart, findUpload, type StoredUpload } from "./upload-store";

/**
 * - `upload.not-whole`: parts are missing, were forgotten, or do not come to the file that was meant: it has to be
 *   sent anew
 * - `file.too-large`: params `limitMegabytes`
 */
export type ReadFailure = Failure<"upload.not-whole" | "file.too-large">;

interface UploadedFile {
  bytes: Uint8Array;
  /** In hex, as the server reckons it. */
  sha256: string;
}

/** The file that a person has sent in parts: read one by one, unpacked, and compared with what her browser had. */
export async function readUpload(
  context: Context,
  { token, packing, size, sha256 }: Upload,
): Promise<Result<UploadedFile, ReadFailure>> {
  if (size > MAX_FILE_BYTES) return fail("file.too-large", { limitMegabytes: MAX_FILE_MEGABYTES });
  const stored = await findUpload(context.db, context, token);
  const bytes = stored && (await unpack(partsOf(context, stored), packing, size));
  if (!bytes) return fail("upload.not-whole");
  const found = createHash("sha256").update(bytes).digest("hex");
  return sha256 === null || sha256 === found ? ok({ bytes, sha256: found }) : fail("upload.not-whole");
}

async function* partsOf({ db }: Context, { id, storedBytes }: StoredUpload): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < storedBytes;) {
    const part = await findPart(db, id, position);
    // Forgotten meanwhile: what has come so far is not the file.
    if (!part) return;
    yield part;
    position += part.length;
  }
}
