import { type PhotoFailureCode } from "@/lib/drafts/answers";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { sharp } from "./decoder";
import {
  LARGEST_SIDE,
  LEAST_PHOTO_PIXELS,
  MAX_PHOTO_BYTES,
  MAX_PHOTO_MEGABYTES,
  MAX_PHOTO_MEGAPIXELS,
} from "./limits";
import { sniffPhoto } from "./sniff";

/** Width and height in pixels, as a person sees the photo: turned upright. */
export interface PhotoSize {
  width: number;
  height: number;
}

/**
 * The size of a photo, from its head alone: nothing is decoded before it is known to be small enough. Fails for
 * whatever is no photo, or one with too many bytes or pixels; one that is too small passes (see `judgeLeast`).
 */
export async function photoSize(bytes: Uint8Array): Promise<Result<PhotoSize, Failure<PhotoFailureCode>>> {
  if (bytes.length === 0) return fail("photo.empty");
  if (bytes.length > MAX_PHOTO_BYTES) return fail("photo.too-large", { limitMegabytes: MAX_PHOTO_MEGABYTES });
  const sniffed = sniffPhoto(bytes);
  if (sniffed.photo === null) return fail("photo.not-a-photo", { kind: sniffed.kind });
  // The limit is ours to judge here, so that the failure can name the figure.
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (head === null || head.format !== sniffed.photo) return fail("photo.broken");
  const { width, height } = head.autoOrient;
  if (width * height > MAX_PHOTO_MEGAPIXELS * 1e6) {
    return fail("photo.too-many-pixels", {
      // Rounded up: never "40 of at most 40".
      megapixels: Math.ceil((width * height) / 1e5) / 10,
      limitMegapixels: MAX_PHOTO_MEGAPIXELS,
    });
  }
  return ok({ width, height });
}

/** Refuses what would be kept with less than 100 pixels on a side; a long strip shrinks below it. */
export function judgeLeast({ width, height }: PhotoSize): Result<undefined, Failure<PhotoFailureCode>> {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(width, height));
  const kept = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const isSmall = (size: PhotoSize) => Math.min(size.width, size.height) < LEAST_PHOTO_PIXELS;
  if (isSmall({ width, height }))
    return fail("photo.too-small", { width, height, least: LEAST_PHOTO_PIXELS });
  if (isSmall(kept)) return fail("photo.too-small", { ...kept, least: LEAST_PHOTO_PIXELS });
  return ok();
}
