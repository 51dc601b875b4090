/**
 * The body of a request, if it has exactly so many bytes; null if it is cut, or longer. It stops reading at the first
 * byte more: an endless body costs no memory.
 */
export async function readPartBody(
  { body }: { body: ReadableStream<Uint8Array> | null },
  bytes: number,
): Promise<Uint8Array | null> {
  if (!body) return null;
  const whole = new Uint8Array(bytes);
  let filled = 0;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return filled === bytes ? whole : null;
      if (filled + value.length > bytes) return null;
      whole.set(value, filled);
      filled += value.length;
    }
  } catch {
    // The line dropped in the middle of it.
    return null;
  } finally {
    void reader.cancel().catch(() => {});
  }
}
