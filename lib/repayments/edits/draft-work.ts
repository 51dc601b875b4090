import type { Choices } from "../edits";

/** What she did to a draft so far, and the version of it that a save has to name. */
export interface DraftWork {
  version: number;
  choices: Choices;
  /** As written-edits.ts has them. */
  edits: string;
}

/** As it travels: a line of JSON, then the edits as they are stored. Nobody on the way takes a hundred thousand apart. */
export function packWork({ edits, ...head }: DraftWork): string {
  return `${JSON.stringify(head)}\n${edits}`;
}

/** Throws where the text is none of the server's, such as a hotel's sign-in page. */
export function unpackWork(text: string): DraftWork {
  const end = text.indexOf("\n");
  const head = JSON.parse(text.slice(0, end)) as Omit<DraftWork, "edits">;
  return { ...head, edits: text.slice(end + 1) };
}
