import sharp from "sharp";
import { expect } from "vitest";
import { colourAt, distance, jpegSegments, tells } from "./pictures-for-tests";
import { readPhoto } from "./read-photo";
import { type RenderedPhoto } from "./render-photo";

/** Reads a photo that must be read, and holds what came out against every promise that goes for all of them. */
export async function read(bytes: Uint8Array): Promise<RenderedPhoto> {
  const result = await readPhoto(bytes);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`);
  await expectBare(result.value);
  return result.value;
}

async function expectBare({ bytes, width, height }: RenderedPhoto) {
  const { segments, trailing } = jpegSegments(bytes);
  expect(segments.map(({ marker }) => marker).filter(tells)).toEqual([]);
  expect(trailing.length).toBe(0);
  expect(bytes.includes("secret")).toBe(false);
  const seen = await sharp(bytes).metadata();
  expect(seen).toMatchObject({
    format: "jpeg",
    space: "srgb",
    channels: 3,
    hasProfile: false,
    width,
    height,
  });
  for (const kind of ["exif", "icc", "iptc", "xmp", "orientation", "comments"] as const) {
    expect(seen[kind], kind).toBeUndefined();
  }
}

/** Holds the middle of each quarter against its colour: the upper two, then the lower two. */
export async function expectColours(
  bytes: Buffer,
  [upperLeft, upperRight, lowerLeft, lowerRight]: number[][],
) {
  expect(distance(await colourAt(bytes, 0.2, 0.2), upperLeft ?? [])).toBeLessThan(6);
  expect(distance(await colourAt(bytes, 0.8, 0.2), upperRight ?? [])).toBeLessThan(6);
  expect(distance(await colourAt(bytes, 0.2, 0.8), lowerLeft ?? [])).toBeLessThan(6);
  expect(distance(await colourAt(bytes, 0.8, 0.8), lowerRight ?? [])).toBeLessThan(6);
}

/** Why a photo is refused; null if it is not. */
export const failure = async (bytes: Uint8Array) => {
  const result = await readPhoto(bytes);
  return result.ok ? null : result.failure;
};
