/**
 * What one request carries of a file, at most. Parts this small never meet the limits that cut or break a whole file:
 * 10 MB, which is what Next lets through a proxy.ts before it cuts silently, a server action's own limit, and the ones
 * that servers in front of ours have, of a megabyte at the least. On a line of 400 kbit/s a part takes five seconds,
 * which is all that is lost when the line drops.
 */
export const PART_BYTES = 256 * 1024;

/** How the parts, put together, hold the file: as its own bytes, or compressed by a browser that can. */
export const PACKINGS = ["none", "gzip"] as const;
export type Packing = (typeof PACKINGS)[number];

/** A file that was sent in parts, and what it must come to. */
export interface Upload {
  /** Made in the browser. On the server it belongs to one person, organization and environment. */
  token: string;
  packing: Packing;
  /** Of the file itself, unpacked, in bytes. */
  size: number;
  /** Of the file itself, in hex; null where the browser cannot tell (plain http, other than localhost). */
  sha256: string | null;
}
