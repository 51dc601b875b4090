import { type Cut, type PhotoFailureCode } from "@/lib/drafts/answers";
import { type Failure, type Result } from "@/lib/result";
import { judgeLeast, photoSize, type PhotoSize } from "./photo-size";
import { renderPhoto, type PixelCut, type RenderedPhoto } from "./render-photo";

/** How far fractions may miss the edge: 0.7 + 0.1 + 0.2 is a little more than 1. */
const SLACK = 1e-6;

/**
 * Cuts a part out of a photo, given in fractions of its upright width and height, and writes it anew like
 * `readPhoto`. A part outside the photo, or with less than 100 pixels a side, is `photo.too-small`.
 */
export async function cutPhoto(
  bytes: Uint8Array,
  cut: Cut,
): Promise<Result<RenderedPhoto, Failure<PhotoFailureCode>>> {
  const size = await photoSize(bytes);
  if (!size.ok) return size;
  const part = inPixels(cut, size.value);
  const judged = judgeLeast(part);
  return judged.ok ? renderPhoto(bytes, part) : judged;
}

/** The part in whole pixels; nothing at all (0 x 0) if it does not lie within the photo. */
function inPixels({ left, top, width, height }: Cut, photo: PhotoSize): PixelCut {
  const across = span(left, width, photo.width);
  const down = span(top, height, photo.height);
  if (across === null || down === null) return { left: 0, top: 0, width: 0, height: 0 };
  return { left: across.from, top: down.from, width: across.length, height: down.length };
}

function span(start: number, length: number, pixels: number): { from: number; length: number } | null {
  // Written so that NaN fails too.
  if (!(start >= -SLACK && length > 0 && start + length <= 1 + SLACK)) return null;
  const from = Math.max(0, Math.round(start * pixels));
  const to = Math.min(pixels, Math.round((start + length) * pixels));
  return { from, length: to - from };
}
