import { type PhotoFailureCode } from "@/lib/drafts/answers";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { turnsOf } from "@/lib/turns";
import { sharp } from "./decoder";
import { LARGEST_SIDE, MAX_PHOTO_MEGAPIXELS } from "./limits";

/** A photo as it is kept and sent: a JPEG in sRGB, upright, at most 2000 pixels a side, with no metadata at all. */
export interface RenderedPhoto {
  bytes: Buffer;
  width: number;
  height: number;
}

/** A part of the upright photo, in whole pixels. */
export interface PixelCut {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Decoded at once: a photo of 40 megapixels is 120 MB of pixels, in 16 bits twice that. */
const { inTurn } = turnsOf("photos", 2);

/** The slowest of 40 megapixels (16 bits, transparent) takes 5 seconds; what takes longer than this was made to. */
const DECODE_SECONDS = 20;

/**
 * Decodes the photo (or a part of it) and writes it anew from its pixels alone, so that nothing else of it stays:
 * no EXIF, position, XMP, IPTC, colour profile, comment or thumbnail. Its size must have been judged before.
 */
export async function renderPhoto(
  bytes: Uint8Array,
  part?: PixelCut,
): Promise<Result<RenderedPhoto, Failure<PhotoFailureCode>>> {
  try {
    const { data, info } = await inTurn(() => {
      // An animation gives its first picture.
      const limits = { limitInputPixels: MAX_PHOTO_MEGAPIXELS * 1e6, failOn: "error", pages: 1 } as const;
      const upright = sharp(bytes, { ...limits, autoOrient: true }).timeout({ seconds: DECODE_SECONDS });
      const wanted = part ? upright.extract(part) : upright;
      return (
        wanted
          .resize({ width: LARGEST_SIDE, height: LARGEST_SIDE, fit: "inside", withoutEnlargement: true })
          .flatten({ background: "#ffffff" })
          // By its own profile if it has one; neither that nor anything else is written unless asked for.
          .toColourspace("srgb")
          .jpeg({ quality: 82, mozjpeg: true })
          .toBuffer({ resolveWithObject: true })
      );
    });
    return ok({ bytes: data, width: info.width, height: info.height });
  } catch {
    // libvips knows one kind of error: this picture cannot be decoded.
    return fail("photo.broken");
  }
}
