import { copiesHere, COPIES } from "@/components/drafts/copies-here";
import { draftSchema } from "@/lib/drafts/draft-schema";
import type { Place } from "@/lib/routes";
import { copyPrefix, dropCopy, NEW, type UnsavedCopy } from "./unsaved-copy";

/** Names of borrowers do not lie about longer than somebody may be away. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** The copy of this draft, or the newest of a new one; null if there is none that can be read. */
export function findCopy(place: Place, personId: string, draftId: string | null): UnsavedCopy | null {
  const prefix = copyPrefix(place, personId) + (draftId ?? NEW);
  const copies = copiesHere(personId).flatMap((key) => {
    if (!key.startsWith(prefix)) return [];
    const { content, at, version, token } = readCopy(key);
    const read = draftSchema.safeParse(content);
    if (!read.success) return [];
    return [
      {
        ...{ key, content: read.data, at: Number(at) || 0 },
        version: typeof version === "number" ? version : null,
        token: typeof token === "string" ? token : null,
      },
    ];
  });
  return copies.sort((one, other) => other.at - one.at)[0] ?? null;
}

/**
 * Drops what nobody should find here any more: copies of other people, who sat at this computer before, and copies
 * that have lain here for a week.
 */
export function clearCopies(personId: string): void {
  for (const key of copiesHere()) {
    const isHers = key.startsWith(`${COPIES}${personId}:`);
    const at = Number(readCopy(key).at) || 0;
    if (!isHers || Date.now() - at > KEPT_MS) dropCopy(key);
  }
}

function readCopy(key: string): Partial<Record<"content" | "at" | "version" | "token", unknown>> {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "{}") ?? {}) as ReturnType<typeof readCopy>;
  } catch {
    return {};
  }
}
