import type { Edit } from "../edits";

/**
 * Edits as text: JSON, separated by commas, without brackets around them. Of these a hundred thousand pass between
 * page, worker and server in a moment; as many objects would hold the page still each time.
 */
export function writeEdits(edits: readonly Edit[]): string {
  return JSON.stringify(edits).slice(1, -1);
}

/** The edits again. They are this program's own: what comes from elsewhere is for edit-schema.ts. */
export function readEdits(written: string): Edit[] {
  return JSON.parse(`[${written}]`) as Edit[];
}

/** One after the other, as one JSON list. */
export function listOfWritten(written: readonly string[]): string {
  return `[${written.filter((text) => text !== "").join(",")}]`;
}
