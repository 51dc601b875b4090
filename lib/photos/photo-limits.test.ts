import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { MAX_PHOTO_BYTES } from "./limits";
import { BLUE, grain, GREEN, hollowPng, plain, quarters, RED, WHITE } from "./pictures-for-tests";
import { expectColours, failure, read } from "./reading-for-tests";

describe("size", () => {
  test.each([
    ["a large one shrinks", 4000, 3000, 2000, 1500],
    ["an upright one too", 1500, 3000, 1000, 2000],
    ["a small one is not blown up", 100, 120, 100, 120],
    ["just as large as it may be", 2000, 2000, 2000, 2000],
  ])("%s", async (_, width, height, keptWidth, keptHeight) => {
    const photo = await read(await plain(width, height).jpeg().toBuffer());
    expect([photo.width, photo.height]).toEqual([keptWidth, keptHeight]);
  });

  test.each([
    [99, 100, 99, 100],
    [100, 99, 100, 99],
    [1, 1, 1, 1],
    [60_000, 10, 60_000, 10],
    // 6 megapixels, but 2000 x 83 by the time it is kept
    [12_000, 500, 2000, 83],
  ])("%i x %i is too small", async (width, height, saidWidth, saidHeight) => {
    expect(await failure(await plain(width, height).png().toBuffer())).toEqual({
      code: "photo.too-small",
      params: { width: saidWidth, height: saidHeight, least: 100 },
      at: undefined,
    });
  });

  test("what is too small is said the way she sees it", async () => {
    const lying = await plain(300, 90).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await failure(lying)).toMatchObject({ params: { width: 90, height: 300 } });
  });

  test.each([
    [60_000, 60_000, 3600],
    [60_000, 700, 42],
    [6400, 6407, 41.1],
    [40_000, 1001, 40.1],
  ])("%i x %i is refused by its head, before a pixel is decoded", async (width, height, megapixels) => {
    expect(await failure(hollowPng(width, height))).toEqual({
      code: "photo.too-many-pixels",
      params: { megapixels, limitMegapixels: 40 },
      at: undefined,
    });
  });

  test("41 megapixels are too many, 40 are not", async () => {
    const many = await plain(6410, 6400, "#ffffff").png().toBuffer();
    expect(await failure(many)).toMatchObject({
      code: "photo.too-many-pixels",
      params: { megapixels: 41.1 },
    });
    const most = await read(await plain(8000, 5000).png().toBuffer());
    expect([most.width, most.height]).toEqual([2000, 1250]);
  });

  test("10 MB are taken, one byte more is not", async () => {
    const photo = await plain(200, 200).jpeg().toBuffer();
    const padded = (length: number) => Buffer.concat([photo, Buffer.alloc(length - photo.length)]);
    await read(padded(MAX_PHOTO_BYTES));
    expect(await failure(padded(MAX_PHOTO_BYTES + 1))).toMatchObject({
      code: "photo.too-large",
      params: { limitMegabytes: 10 },
    });
  });
});

describe("no photo", () => {
  test.each([
    [
      "svg",
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script>alert(1)</script></svg>',
    ],
    ["html", "<!doctype html><title>Not found</title>"],
    ["pdf", "%PDF-1.4\n1 0 obj"],
    ["", "just words"],
  ])("%s", async (kind, content) => {
    expect(await failure(Buffer.from(content))).toEqual({
      code: "photo.not-a-photo",
      params: { kind },
      at: undefined,
    });
  });

  test("GIF, whole and well", async () => {
    const gif = await plain(200, 200).gif().toBuffer();
    expect(await failure(gif)).toMatchObject({ code: "photo.not-a-photo", params: { kind: "gif" } });
  });

  test("nothing at all", async () => {
    expect(await failure(new Uint8Array())).toMatchObject({ code: "photo.empty" });
  });

  test("other decoders cannot be reached, whoever asks", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    await expect(sharp(Buffer.from(svg)).metadata()).rejects.toThrow(/unsupported/);
    const tiff = await plain(9, 9).tiff().toBuffer();
    await expect(sharp(tiff).metadata()).rejects.toThrow(/unsupported/);
    expect(sharp.cache().memory.max).toBe(0);
    expect(sharp.concurrency()).toBe(1);
  });
});

describe("broken", () => {
  test.each(["jpeg", "png", "webp"] as const)("a %s cut short", async (format) => {
    const whole = await grain(400, 300).toFormat(format).toBuffer();
    expect(await failure(whole)).toBeNull();
    for (const part of [0.02, 0.3, 0.9]) {
      expect(await failure(whole.subarray(0, Math.ceil(whole.length * part)))).toMatchObject({
        code: "photo.broken",
      });
    }
  });

  test.each([
    ["jpeg", "\xff\xd8\xff\xe0"],
    ["png", "\x89PNG\r\n\x1a\n"],
    ["webp", "RIFF\x10\0\0\0WEBP"],
  ])("only the first bytes of a %s", async (_, head) => {
    expect(await failure(Buffer.from(`${head} and then words`, "latin1"))).toMatchObject({
      code: "photo.broken",
    });
  });

  test("a small mistake that hides nothing is forgiven", async () => {
    const photo = await quarters(300, 200).jpeg().toBuffer();
    const before = photo.length - 2;
    const sloppy = Buffer.concat([photo.subarray(0, before), Buffer.from([0, 0, 0]), photo.subarray(before)]);
    await expectColours((await read(sloppy)).bytes, [RED, GREEN, BLUE, WHITE]);
  });
});
