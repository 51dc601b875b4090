import { MAX_FILE_MEGABYTES } from "@/lib/files/file-limits";
import type { FileFailure } from "@/lib/files/file-failure";
import { ok, type Result } from "@/lib/result";
import { chosenFrom, type ChosenFile } from "./chosen-file";

/** Why there is nothing to read yet. */
export type TakeFailure =
  (FileFailure & { code: "file.too-large" }) | { code: "cannot-open" | "nothing-pasted"; params?: undefined };

type Taken = Result<ChosenFile, TakeFailure>;

/** Takes a copy of the file; one that is too large is refused without being read. */
export async function takeFile(file: File, limitMegabytes = MAX_FILE_MEGABYTES): Promise<Taken> {
  if (isOver(file, limitMegabytes)) return tooLarge(limitMegabytes);
  try {
    return ok(chosenFrom(file.name, await file.arrayBuffer()));
  } catch {
    // Another program holds it, it was moved meanwhile, or what was dropped is a folder.
    return { ok: false, failure: { code: "cannot-open" } };
  }
}

/** Takes rows pasted from a spreadsheet: cells are divided by tabs there. */
export function takeText(text: string, name: string, limitMegabytes = MAX_FILE_MEGABYTES): Taken {
  if (text.trim() === "") return { ok: false, failure: { code: "nothing-pasted" } };
  const chosen = chosenFrom(name, text);
  return isOver(chosen.bytes, limitMegabytes) ? tooLarge(limitMegabytes) : ok(chosen);
}

function isOver(bytes: Blob, megabytes: number): boolean {
  return bytes.size > megabytes * 1024 * 1024;
}

function tooLarge(limitMegabytes: number): Taken {
  return { ok: false, failure: { code: "file.too-large", params: { limitMegabytes } } };
}
