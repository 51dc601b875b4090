import { type PhotoFailureCode } from "@/lib/drafts/answers";
import { type Failure, type Result } from "@/lib/result";
import { judgeLeast, photoSize } from "./photo-size";
import { renderPhoto, type RenderedPhoto } from "./render-photo";

/**
 * Reads a photo from anyone: JPEG, PNG or WebP by content, at most 10 MB and 40 megapixels, at least 100 pixels a
 * side. Answers what is kept in its place: a new JPEG, upright, without any metadata.
 */
export async function readPhoto(
  bytes: Uint8Array,
): Promise<Result<RenderedPhoto, Failure<PhotoFailureCode>>> {
  const size = await photoSize(bytes);
  if (!size.ok) return size;
  const judged = judgeLeast(size.value);
  return judged.ok ? renderPhoto(bytes) : judged;
}
