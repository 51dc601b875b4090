import { createHash, randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { packFile } from "./pack-file";

const CSV = Buffer.from("Loan ID,Client ID,Amount\n1042970,184729,25.00\n".repeat(200));
const NOISE = randomBytes(5_000);
const blobOf = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);
const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

afterEach(() => void vi.unstubAllGlobals());

test("a file is compressed, and known by what it was before", async () => {
  const { body, ...said } = await packFile(blobOf(CSV));
  expect(said).toEqual({ packing: "gzip", size: CSV.length, sha256: sha256Of(CSV) });
  expect(body.size).toBeLessThan(CSV.length / 10);
  expect(gunzipSync(new Uint8Array(await body.arrayBuffer())).equals(CSV)).toBe(true);
});

test("one that would only grow is sent as it is", async () => {
  const { body, ...said } = await packFile(blobOf(NOISE));
  expect(said).toEqual({ packing: "none", size: NOISE.length, sha256: sha256Of(NOISE) });
  expect(body.size).toBe(NOISE.length);
});

test("a browser that cannot compress, or not reckon a fingerprint, sends all the same", async () => {
  vi.stubGlobal("CompressionStream", undefined);
  expect(await packFile(blobOf(CSV))).toMatchObject({ packing: "none", sha256: sha256Of(CSV) });
  vi.unstubAllGlobals();
  vi.stubGlobal("crypto", {});
  expect(await packFile(blobOf(CSV))).toMatchObject({ packing: "gzip", sha256: null });
});
