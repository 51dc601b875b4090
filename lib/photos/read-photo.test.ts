import sharp from "sharp";
import { describe, expect, test } from "vitest";
import {
  BLUE,
  colourAt,
  distance,
  GREEN,
  jpegSegments,
  plain,
  quarters,
  RED,
  WHITE,
  withChunk,
  withSegment,
  XMP,
} from "./pictures-for-tests";
import { expectColours, read } from "./reading-for-tests";

describe("turned upright", () => {
  // Where the red, green, blue and white quarters come to lie, by EXIF 2.32 table 6.
  test.each([
    [1, 300, 200, [RED, GREEN, BLUE, WHITE]],
    [2, 300, 200, [GREEN, RED, WHITE, BLUE]],
    [3, 300, 200, [WHITE, BLUE, GREEN, RED]],
    [4, 300, 200, [BLUE, WHITE, RED, GREEN]],
    [5, 200, 300, [RED, BLUE, GREEN, WHITE]],
    [6, 200, 300, [BLUE, RED, WHITE, GREEN]],
    [7, 200, 300, [WHITE, GREEN, BLUE, RED]],
    [8, 200, 300, [GREEN, WHITE, RED, BLUE]],
  ])("orientation %i", async (orientation, width, height, colours) => {
    const photo = await read(await quarters(300, 200).withMetadata({ orientation }).jpeg().toBuffer());
    expect([photo.width, photo.height]).toEqual([width, height]);
    await expectColours(photo.bytes, colours);
  });

  test("before it is scaled", async () => {
    const photo = await read(await quarters(3000, 1500).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect([photo.width, photo.height]).toEqual([1000, 2000]);
    await expectColours(photo.bytes, [BLUE, RED, WHITE, GREEN]);
  });

  test("a WebP with EXIF", async () => {
    const webp = await quarters(300, 200)
      .withMetadata({ orientation: 8 })
      .webp({ lossless: true })
      .toBuffer();
    await expectColours((await read(webp)).bytes, [GREEN, WHITE, RED, BLUE]);
  });
});

describe("nothing but pixels stays", () => {
  test("a JPEG with a position, XMP, IPTC, a profile, a comment and a tail", async () => {
    const told = await quarters(300, 200)
      .withExif({
        IFD0: { Make: "secret-camera", ImageDescription: "secret-name" },
        IFD3: { GPSLatitudeRef: "S", GPSLatitude: "1/1 17/1 0/1" },
      })
      .withXmp(XMP)
      .withIccProfile("srgb")
      .jpeg()
      .toBuffer();
    const iptc = withSegment(
      told,
      0xed,
      "Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x78\0\x0dsecret-iptc-x",
    );
    const spoken = withSegment(withSegment(iptc, 0xfe, "secret-comment"), 0xeb, "secret-app11");
    const full = Buffer.concat([spoken, Buffer.from("secret-tail")]);

    // The picture really holds all of it, or nothing would be shown by its absence.
    const before = await sharp(full).metadata();
    expect(before).toMatchObject({
      exif: expect.any(Buffer),
      xmp: expect.any(Buffer),
      iptc: expect.any(Buffer),
    });
    expect(before.icc).toBeDefined();
    expect(before.exif?.includes("secret-name")).toBe(true);
    const markers = jpegSegments(full).segments.map(({ marker }) => marker);
    expect(markers).toEqual(expect.arrayContaining([0xe1, 0xe2, 0xeb, 0xed, 0xfe]));

    await expectColours((await read(full)).bytes, [RED, GREEN, BLUE, WHITE]);
  });

  test("a PNG with text and EXIF", async () => {
    const png = await quarters(300, 200)
      .withExif({ IFD0: { Artist: "secret-artist" } })
      .png()
      .toBuffer();
    const full = withChunk(png, "tEXt", "Comment\0secret-text");
    expect((await sharp(full).metadata()).comments).toEqual([{ keyword: "Comment", text: "secret-text" }]);
    await expectColours((await read(full)).bytes, [RED, GREEN, BLUE, WHITE]);
  });

  test("a WebP with EXIF and XMP", async () => {
    const webp = await quarters(300, 200)
      .withExif({ IFD3: { GPSLatitudeRef: "N" }, IFD0: { Artist: "secret-artist" } })
      .withXmp(XMP)
      .webp({ lossless: true })
      .toBuffer();
    expect(webp.includes("secret-xmp")).toBe(true);
    await expectColours((await read(webp)).bytes, [RED, GREEN, BLUE, WHITE]);
  });
});

describe("colours", () => {
  test("by the profile of the picture, in sRGB", async () => {
    const wide = await plain(200, 200, "#ff0000").withIccProfile("p3").png().toBuffer();
    // In Display P3 the same red has other numbers; they would stay if the profile were only dropped.
    expect(
      distance(
        await colourAt(await sharp(wide, { ignoreIcc: true }).png().toBuffer(), 0.5, 0.5),
        [234, 51, 35],
      ),
    ).toBeLessThan(4);
    expect(distance(await colourAt((await read(wide)).bytes, 0.5, 0.5), RED)).toBeLessThan(6);
  });

  test("CMYK", async () => {
    const print = await plain(200, 200, "#0000ff").toColourspace("cmyk").jpeg().toBuffer();
    expect((await sharp(print).metadata()).space).toBe("cmyk");
    const [red = 0, green = 0, blue = 0] = await colourAt((await read(print)).bytes, 0.5, 0.5);
    expect(blue).toBeGreaterThan(Math.max(red, green) + 60);
  });

  test("sixteen bits", async () => {
    const deep = await quarters(300, 200).toColourspace("rgb16").png().toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe("ushort");
    await expectColours((await read(deep)).bytes, [RED, GREEN, BLUE, WHITE]);
  });

  test("shades of grey", async () => {
    const grey = await plain(200, 200, "#808080").toColourspace("b-w").png().toBuffer();
    expect((await sharp(grey).metadata()).channels).toBe(1);
    expect(distance(await colourAt((await read(grey)).bytes, 0.5, 0.5), [128, 128, 128])).toBeLessThan(6);
  });

  test.each(["png", "webp"] as const)("what is transparent in a %s lies on white", async (format) => {
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    const hole = sharp({ create: { width: 200, height: 200, channels: 4, background } });
    const half = await hole
      .composite([{ input: await plain(100, 200, "#ff0000").png().toBuffer(), left: 0, top: 0 }])
      .toFormat(format, { lossless: true })
      .toBuffer();
    expect((await sharp(half).metadata()).hasAlpha).toBe(true);
    await expectColours((await read(half)).bytes, [RED, WHITE, RED, WHITE]);
  });
});

describe("an animation gives its first picture", () => {
  test("WebP", async () => {
    const frames = [
      await plain(120, 150, "#ff0000").png().toBuffer(),
      await plain(120, 150, "#0000ff").png().toBuffer(),
    ];
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving, { pages: -1 }).metadata()).pages).toBe(2);
    const photo = await read(moving);
    expect([photo.width, photo.height]).toEqual([120, 150]);
    await expectColours(photo.bytes, [RED, RED, RED, RED]);
  });
});
