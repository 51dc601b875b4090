import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { History } from "@/lib/db/schema";

export type HistoryRow = Selectable<History>;

/**
 * SHA-256, in hex, of a history row and the hash of the row before it ("" before the first): no row can be changed,
 * taken out or put in later unless every hash after it is made anew. There is no key in it, so whoever may write the
 * whole database can do that; only a hash that was noted elsewhere tells: see noted-hash.ts.
 */
export function chainHash(previousHash: string, row: Omit<HistoryRow, "hash">): string {
  const { organization_id, seq, at, person_id, environment, action } = row;
  const { subject_kind, subject_id, part_of, details } = row;
  const text = JSON.stringify([
    ...[previousHash, organization_id, Number(seq), Number(at), person_id, environment],
    ...[action, subject_kind, subject_id, part_of, details],
  ]);
  return createHash("sha256").update(text).digest("hex");
}
