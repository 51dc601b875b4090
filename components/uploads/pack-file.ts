import type { Upload } from "@/lib/uploads/upload";
import { compress } from "./compress";

/** A file as it is sent, and what the server has to find in it. */
export interface PackedFile extends Omit<Upload, "token"> {
  body: Blob;
}

/** Compresses a file, where the browser can and it makes it smaller, and takes its fingerprint, where it can. */
export async function packFile(file: Blob): Promise<PackedFile> {
  const [compressed, sha256] = await Promise.all([compress(file), sha256Of(file)]);
  const isSmaller = compressed !== null && compressed.size < file.size;
  return {
    body: isSmaller ? compressed : file,
    packing: isSmaller ? "gzip" : "none",
    size: file.size,
    sha256,
  };
}

/** In hex; null on plain http other than localhost, where browsers have no `subtle`. */
async function sha256Of(file: Blob): Promise<string | null> {
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) return null;
  const hash = new Uint8Array(await subtle.digest("SHA-256", await file.arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
