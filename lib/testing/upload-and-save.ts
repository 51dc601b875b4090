import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Context } from "@/lib/organizations/context";
import { saveReport } from "@/lib/repayments/save-report";
import { storePart } from "@/lib/uploads/store-part";
import { PART_BYTES, type Upload } from "@/lib/uploads/upload";
import type { FileInput } from "./save-input";

/** Sends the file, if it is for a new report, and saves: all that one click of hers does. */
export async function uploadAndSave(
  context: Context,
  { bytes, ...input }: FileInput,
): ReturnType<typeof saveReport> {
  if (input.reportId !== undefined) return saveReport(context, input);
  return saveReport(context, { ...input, upload: await uploadFile(context, bytes, input.token) });
}

/** Sends a file in parts, compressed, as a browser does, and says what it is. Who may not send sends nothing. */
export async function uploadFile(context: Context, bytes: Uint8Array, token: string): Promise<Upload> {
  const packed = gzipSync(bytes);
  for (let at = 0; at < packed.length; at += PART_BYTES) {
    await storePart(context, { token, at }, packed.subarray(at, at + PART_BYTES));
  }
  return uploadOf(bytes, token);
}

/** What the save says about a file that was sent compressed under this token. */
export function uploadOf(bytes: Uint8Array, token: string): Upload {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { token, packing: "gzip", size: bytes.length, sha256 };
}
