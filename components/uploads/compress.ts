/** Compresses with gzip; null where the browser cannot, or has too little memory for it. */
export async function compress(plain: Blob): Promise<Blob | null> {
  if (typeof CompressionStream !== "function") return null;
  return new Response(plain.stream().pipeThrough(new CompressionStream("gzip"))).blob().catch(() => null);
}
