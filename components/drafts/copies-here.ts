/** What every unsaved copy of a draft in this browser is called first (form/unsaved-copy.ts). */
export const COPIES = "draft:";

/** Epoch milliseconds: who was at this computer signed out then, and asked to leave no borrower's name behind. */
const SIGNED_OUT_AT = "signed-out-at";

/** The names of all unsaved copies, or of one person's; empty where the browser keeps nothing. */
export function copiesHere(personId = ""): string[] {
  const start = COPIES + (personId && `${personId}:`);
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

/** Takes every unsaved copy away as somebody signs out; forms that are still open write none after. */
export function forgetCopies(): void {
  copiesHere().forEach((key) => localStorage.removeItem(key));
  try {
    localStorage.setItem(SIGNED_OUT_AT, String(Date.now()));
  } catch {}
}

/** Drafts that are sent or deleted: what this browser kept of them unsaved can never be saved any more. */
export function forgetCopiesOf(draftIds: readonly string[]): void {
  for (const key of copiesHere()) {
    if (draftIds.includes(key.split(":").at(-1) ?? "")) localStorage.removeItem(key);
  }
}

/** True on a page that was open already when somebody signed out in this browser. */
export function isFromBeforeSignOut(): boolean {
  return Number(localStorage.getItem(SIGNED_OUT_AT)) > performance.timeOrigin;
}
