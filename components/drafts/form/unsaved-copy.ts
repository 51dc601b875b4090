import { COPIES, isFromBeforeSignOut } from "@/components/drafts/copies-here";
import type { Draft } from "@/lib/drafts/draft";
import type { Place } from "@/lib/routes";

/** What a text was typed upon. */
export interface CopyBasis {
  /** The saved version; null for a new draft. */
  version: number | null;
  /** Of the save that may have arrived without an answer: brought back, it is the same save for the server. */
  token: string | null;
}

/** What could not be saved yet, kept in this browser: a closed tab or an empty battery loses nothing. */
export interface UnsavedCopy extends CopyBasis {
  key: string;
  content: Draft;
  /** Epoch milliseconds. */
  at: number;
}

/** Under the person's own name: who signs in after her at the same computer is not shown her borrowers. */
export const copyPrefix = ({ organization, environment }: Place, personId: string) =>
  `${COPIES}${personId}:${organization}/${environment}:`;

/** How the names of new drafts' copies go on. */
export const NEW = "new-";

/** The copy's key; a new draft is known by the token of its first save. */
export function copyKey(place: Place, personId: string, draftId: string | null, token: string): string {
  return copyPrefix(place, personId) + (draftId ?? NEW + token);
}

/** Private windows and full disks refuse: then there is no copy, and the page says what is not saved. */
export function writeCopy(key: string, content: Draft, basis: CopyBasis): void {
  try {
    if (isFromBeforeSignOut()) return;
    localStorage.setItem(key, JSON.stringify({ content, at: Date.now(), ...basis }));
  } catch {}
}

export function dropCopy(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {}
}
