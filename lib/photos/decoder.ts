import sharp from "sharp";

/**
 * The one door to libvips. Whatever the bytes are, only three decoders can be reached from this process: none for
 * SVG (which loads other files), PDF, HEIF, TIFF or GIF.
 */
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
// One thread a photo and nothing kept: the server's memory is for its people, and photos are not left lying about.
sharp.concurrency(1);
sharp.cache(false);

export { sharp };
