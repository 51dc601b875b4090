import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES } from "@/lib/files/file-limits";
import type { FileFailure } from "@/lib/files/file-failure";
import { ok, type Result } from "@/lib/result";
import { chosenFrom, type ChosenFile } from "./chosen-file";

/** Why there is nothing to read yet. */
export type TakeFailure =
  (FileFailure & { code: "file.too-large" }) | { code: "cannot-open" | "nothing-pasted"; params?: undefined };

type Taken = Result<ChosenFile, TakeFailure>;

const tooLarge: TakeFailure = { code: "file.too-large", params: { limitMegabytes: MAX_FILE_MEGABYTES } };

/** Takes a copy of the file; one that is too large is refused without being read. */
export async function takeFile(file: File): Promise<Taken> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, failure: tooLarge };
  try {
    return ok(chosenFrom(file.name, await file.arrayBuffer()));
  } catch {
    // Another program holds it, it was moved meanwhile, or what was dropped is a folder.
    return { ok: false, failure: { code: "cannot-open" } };
  }
}

/** Takes rows pasted from a spreadsheet: cells are divided by tabs there. */
export function takeText(text: string, name: string): Taken {
  if (text.trim() === "") return { ok: false, failure: { code: "nothing-pasted" } };
  const chosen = chosenFrom(name, text);
  return chosen.bytes.size > MAX_FILE_BYTES ? { ok: false, failure: tooLarge } : ok(chosen);
}
