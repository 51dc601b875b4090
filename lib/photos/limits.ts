/** What a photo may be. Read by the browser too, to say so before anything is uploaded: nothing heavy here. */

/** The largest file that is taken, fetched or uploaded. */
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;

/** The same in the unit people know, for the message. */
export const MAX_PHOTO_MEGABYTES = 10;

/** The most pixels that are decoded, in millions; phones take 12 to 50, and send on 12. */
export const MAX_PHOTO_MEGAPIXELS = 40;

/** The least width and height, in pixels: below it nobody is recognized. */
export const LEAST_PHOTO_PIXELS = 100;

/** The longest side of a photo that is kept, in pixels; larger ones are scaled down. */
export const LARGEST_SIDE = 2000;
