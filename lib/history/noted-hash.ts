import { fail, ok, type Failure, type Result } from "@/lib/result";

/** What somebody noted outside the database: the hash that this row of the organization's history had. */
export interface NotedHash {
  /** Its slug. */
  organization: string;
  seq: number;
  hash: string;
}

/** As it is noted down, and given back to `npm run history:verify -- --expect`: `umoja:2041:9f86…`. */
export function writeNoted({ organization, seq, hash }: NotedHash): string {
  return `${organization}:${seq}:${hash}`;
}

/** Reads what `writeNoted` wrote. A note that cannot be read proves nothing, so it is refused. */
export function readNoted(text: string): Result<NotedHash, Failure<"noted.malformed">> {
  const [, organization, seq, hash] = /^([^:\s]+):(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (!organization || !seq || !hash) return fail("noted.malformed");
  return ok({ organization, seq: Number(seq), hash });
}
