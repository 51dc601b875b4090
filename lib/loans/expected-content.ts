import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { ExpectedLoan } from "./expected-loan";
import { MOST_CHARACTERS, packExpected, unpackExpected } from "./pack-expected";

/** A list as it is stored and served: `sha256` in hex, of the content before it was compressed. */
export interface ExpectedContent {
  bytes: Buffer;
  sha256: string;
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

export async function expectedContent(loans: readonly ExpectedLoan[]): Promise<ExpectedContent> {
  const text = packExpected(loans);
  if (text.length > MOST_CHARACTERS) throw new Error("A list of loans is too large to be stored");
  return { bytes: await compress(text), sha256: createHash("sha256").update(text).digest("hex") };
}

/** The loans of a stored list. Throws if it is none: what stands in the database was written by this program. */
export async function readContent(bytes: Uint8Array): Promise<ExpectedLoan[]> {
  // A character is at most three bytes of UTF-8 for one of the text's length.
  const text = (await decompress(bytes, { maxOutputLength: 3 * MOST_CHARACTERS })).toString("utf8");
  const loans = unpackExpected(text);
  if (!loans) throw new Error("A stored list of loans cannot be read");
  return loans;
}
