import fc from "fast-check";
import { expect, test } from "vitest";
import { cutPhoto } from "./cut-photo";
import {
  BLUE,
  colourAt,
  distance,
  GREEN,
  jpegSegments,
  plain,
  quarters,
  RED,
  tells,
  WHITE,
} from "./pictures-for-tests";

const HALF = { width: 0.5, height: 0.5 };

test.each([
  ["red", { left: 0, top: 0 }, RED],
  ["green", { left: 0.5, top: 0 }, GREEN],
  ["blue", { left: 0, top: 0.5 }, BLUE],
  ["white", { left: 0.5, top: 0.5 }, WHITE],
])("the %s quarter", async (_, corner, colour) => {
  const photo = await quarters(400, 300).jpeg({ chromaSubsampling: "4:4:4", quality: 95 }).toBuffer();
  const result = await cutPhoto(photo, { ...corner, ...HALF });
  if (!result.ok) throw new Error(result.failure.code);
  expect([result.value.width, result.value.height]).toEqual([200, 150]);
  for (const [across, down] of [
    [0.05, 0.05],
    [0.95, 0.95],
    [0.5, 0.5],
  ] as const) {
    expect(distance(await colourAt(result.value.bytes, across, down), colour)).toBeLessThan(12);
  }
});

test("fractions are of the upright photo, and what comes out is bare", async () => {
  const photo = await quarters(400, 300)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Artist: "secret" } })
    .jpeg()
    .toBuffer();
  const result = await cutPhoto(photo, { left: 0.5, top: 0, width: 0.5, height: 0.5 });
  if (!result.ok) throw new Error(result.failure.code);
  // Turned by a quarter: blue and red above, white and green below, 300 x 400.
  expect([result.value.width, result.value.height]).toEqual([150, 200]);
  expect(distance(await colourAt(result.value.bytes, 0.5, 0.5), RED)).toBeLessThan(12);
  const markers = jpegSegments(result.value.bytes).segments.map(({ marker }) => marker);
  expect(markers.filter(tells)).toEqual([]);
});

test("a part larger than what is kept shrinks too", async () => {
  const photo = await plain(5000, 3000).jpeg().toBuffer();
  const result = await cutPhoto(photo, { left: 0, top: 0, width: 1, height: 0.5 });
  expect(result).toMatchObject({ ok: true, value: { width: 2000, height: 600 } });
});

test.each([
  ["not a number", { left: NaN, top: 0, width: 1, height: 1 }],
  ["without end", { left: 0, top: 0, width: Infinity, height: 1 }],
  ["left of it", { left: -0.1, top: 0, width: 1, height: 1 }],
  ["over its edge", { left: 0.5, top: 0, width: 0.6, height: 1 }],
  ["backwards", { left: 0.9, top: 0, width: -0.5, height: 1 }],
  ["of no height", { left: 0, top: 0.5, width: 1, height: 0 }],
])("a part %s is refused", async (_, cut) => {
  const photo = await plain(400, 300).jpeg().toBuffer();
  expect(await cutPhoto(photo, cut)).toMatchObject({
    failure: { code: "photo.too-small", params: { width: 0, height: 0, least: 100 } },
  });
});

test("99 pixels are too few, 100 are not", async () => {
  const photo = await plain(400, 300).jpeg().toBuffer();
  const cut = (width: number) => cutPhoto(photo, { left: 0.1, top: 0, width, height: 1 });
  expect(await cut(0.2474)).toMatchObject({ failure: { params: { width: 99, height: 300, least: 100 } } });
  expect(await cut(0.25)).toMatchObject({ ok: true, value: { width: 100, height: 300 } });
});

test("no photo, no part", async () => {
  const whole = { left: 0, top: 0, width: 1, height: 1 };
  expect(await cutPhoto(Buffer.from("<svg/>"), whole)).toMatchObject({
    failure: { code: "photo.not-a-photo" },
  });
  expect(await cutPhoto(new Uint8Array(), whole)).toMatchObject({ failure: { code: "photo.empty" } });
});

test("any fractions give a part or a refusal, never an error", async () => {
  const photo = await plain(211, 157).jpeg().toBuffer();
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(fraction, fraction, fraction, fraction, async (left, top, across, down) => {
      const cut = { left, top, width: (1 - left) * across, height: (1 - top) * down };
      const result = await cutPhoto(photo, cut);
      if (!result.ok) {
        expect(result.failure.code).toBe("photo.too-small");
        return;
      }
      expect(Math.abs(result.value.width - cut.width * 211)).toBeLessThanOrEqual(1);
      expect(Math.abs(result.value.height - cut.height * 157)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 100 },
  );
});
