import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** Pictures with something in them to find again, for the tests of this folder. */

export const RED = [255, 0, 0];
export const GREEN = [0, 255, 0];
export const BLUE = [0, 0, 255];
export const WHITE = [255, 255, 255];

export const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:secret-xmp/></x:xmpmeta>';

/** Four quarters: red and green above, blue and white below. */
export function quarters(width: number, height: number): Sharp {
  const colours = [
    [RED, GREEN],
    [BLUE, WHITE],
  ];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colours[y * 2 < height ? 0 : 1]?.[x * 2 < width ? 0 : 1] ?? [];
      pixels.set(colour, (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

export function plain(width: number, height: number, background = "#336699"): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A grain that no encoder makes small. */
export function grain(width: number, height: number): Sharp {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  return sharp({ create: { width, height, channels: 3, background: "#000000", noise } });
}

/** The colour at a place given in fractions, out of an encoded picture. */
export async function colourAt(bytes: Uint8Array, across: number, down: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const x = Math.min(info.width - 1, Math.floor(across * info.width));
  const y = Math.min(info.height - 1, Math.floor(down * info.height));
  const at = (y * info.width + x) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}

/** The farthest that one of the channels lies from what it should be; a number that compares as false if they differ in number. */
export function distance(one: number[], other: number[]): number {
  if (one.length !== other.length) return NaN;
  return Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? NaN))));
}

export interface JpegSegment {
  marker: number;
  data: Buffer;
}

/** The segments of a JPEG by ITU T.81 annex B, from its start to its end, and what follows it. */
export function jpegSegments(bytes: Buffer): { segments: JpegSegment[]; trailing: Buffer } {
  if (bytes.readUInt16BE(0) !== 0xffd8) throw new Error("no JPEG");
  const segments: JpegSegment[] = [];
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new Error(`no marker at ${at}`);
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return { segments, trailing: bytes.subarray(at + 2) };
    const length = bytes.readUInt16BE(at + 2);
    segments.push({ marker, data: bytes.subarray(at + 4, at + 2 + length) });
    at += 2 + length;
    // After a scan's head come its coded pixels: FF there is followed by 00 or a restart marker.
    if (marker === 0xda) {
      while (!(bytes[at] === 0xff && !isCoded(bytes[at + 1] ?? 0))) at++;
    }
  }
}

function isCoded(byte: number): boolean {
  return byte === 0 || (byte >= 0xd0 && byte <= 0xd7);
}

/** Whether a segment can say anything but pixels: an application's (EXIF, XMP, ICC, IPTC) or a comment; JFIF cannot. */
export function tells(marker: number): boolean {
  return (marker > 0xe0 && marker <= 0xef) || marker === 0xfe;
}

/** Puts a segment of one's own behind the start of a JPEG. */
export function withSegment(jpeg: Buffer, marker: number, data: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(Buffer.byteLength(data, "latin1") + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(data, "latin1"), jpeg.subarray(2)]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Puts a chunk of one's own behind the head of a PNG. */
export function withChunk(png: Buffer, type: string, data: string): Buffer {
  const AFTER_HEAD = 33;
  const chunk = pngChunk(type, Buffer.from(data, "latin1"));
  return Buffer.concat([png.subarray(0, AFTER_HEAD), chunk, png.subarray(AFTER_HEAD)]);
}

/** A PNG that says how large it is and holds not one pixel. */
export function hollowPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", head),
    pngChunk("IDAT", Buffer.alloc(0)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}
