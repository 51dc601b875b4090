import { compress } from "@/components/uploads/compress";
import { MAX_EDITS_BYTES, type Choices } from "@/lib/repayments/edits";
import type { Finding } from "@/lib/repayments/save-answer";
import type { Place } from "@/lib/routes";
import type { ChosenFile } from "@/components/files/chosen-file";
import type { Upload } from "@/lib/uploads/upload";

/** What is saved. The fields of its form are the ones that lib/repayments/save-input.ts reads. */
export interface Saving {
  place: Place;
  month: string;
  file: ChosenFile;
  /** The file on the server; null for a draft, whose bytes it has already. */
  upload: Upload | null;
  choices: Choices;
  /** A JSON list. */
  edits: string;
  seen: Finding;
  /** The draft that is saved again; null for a new report. */
  draft: { id: string; version: number } | null;
  /** She said that the same file is meant to be another report. */
  isSameFileMeant: boolean;
}

/** Longer edits are compressed, to a tenth mostly. */
const LONG = 256 * 1024;
/** What a save takes as it is, from a browser that compresses nothing (next.config.mjs: `bodySizeLimit`). */
const MOST_PLAIN_BYTES = 10 * 1024 * 1024;

/** The form, or null where its edits are more than one save can carry. */
export async function saveForm(saving: Saving, token: string): Promise<FormData | null> {
  const { place, month, file, upload, choices, edits, seen, draft } = saving;
  const form = new FormData();
  form.set("organization", place.organization);
  form.set("environment", place.environment);
  form.set("token", token);
  form.set("month", month);
  form.set("fileName", file.name);
  form.set("choices", JSON.stringify(choices));
  if (edits.length <= LONG) form.set("edits", edits);
  else {
    const plain = new Blob([edits]);
    if (plain.size > MAX_EDITS_BYTES) return null;
    const packed = await compress(plain);
    if (!packed && plain.size > MOST_PLAIN_BYTES) return null;
    form.set("edits", packed ?? edits);
    if (packed) form.set("editsSize", String(plain.size));
  }
  form.set("seen", JSON.stringify(seen));
  if (draft) {
    form.set("reportId", draft.id);
    form.set("version", String(draft.version));
  } else if (upload) {
    // A draft's bytes are on the server already.
    form.set("upload", JSON.stringify(upload));
  }
  if (saving.isSameFileMeant) form.set("sameFile", "yes");
  return form;
}

/** The same for the same content: what a repeated try is recognized by. */
export function contentKey({
  place: _place,
  file,
  upload: _upload,
  seen: _seen,
  draft: _draft,
  edits,
  ...content
}: Saving): string {
  // The edits are JSON already; a hundred thousand are not to be written into another one.
  return `${JSON.stringify({ ...content, file: file.id })}\n${edits}`;
}
