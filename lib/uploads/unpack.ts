import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Packing } from "./upload";

/**
 * Puts parts together and unpacks them: exactly `size` bytes, or null. It stops at the first byte more, so that a few
 * bytes which unpack to thousands of megabytes cost no more than the file they claim to be.
 */
export async function unpack(
  parts: AsyncIterable<Uint8Array>,
  packing: Packing,
  size: number,
): Promise<Uint8Array | null> {
  const whole = new Uint8Array(size);
  let filled = 0;
  try {
    for await (const chunk of packing === "gzip" ? gunzip(parts) : parts) {
      if (filled + chunk.length > size) return null;
      whole.set(chunk, filled);
      filled += chunk.length;
    }
  } catch (error) {
    if (isPackedWrong(error)) return null;
    throw error;
  }
  return filled === size ? whole : null;
}

function gunzip(parts: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const unpacked = createGunzip();
  // Who reads hears of every error; this one listener keeps it from being nobody's.
  pipeline(Readable.from(parts), unpacked, () => {});
  return unpacked;
}

function isPackedWrong(error: unknown): boolean {
  return /^Z_(DATA|BUF|NEED_DICT)/.test((error as { code?: string }).code ?? "");
}
