import fc from "fast-check";
import { constants, createGzip, gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { unpack } from "./unpack";

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("parts put together", () => {
  const file = fc.uint8Array({ maxLength: 2_000 });
  const size = fc.integer({ min: 1, max: 300 });

  it("are the file again, wherever they were cut, packed or not", async () => {
    await fc.assert(
      fc.asyncProperty(file, size, fc.boolean(), async (bytes, part, isPacked) => {
        const sent = isPacked ? gzipSync(bytes) : bytes;
        const read = await unpack(cut(sent, part), isPacked ? "gzip" : "none", bytes.length);
        expect(read && Buffer.from(read).equals(bytes)).toBe(true);
      }),
    );
  });

  it("are nothing where an end is missing, or the size is another one", async () => {
    await fc.assert(
      fc.asyncProperty(file, size, fc.nat(), async (bytes, part, seed) => {
        const packed = gzipSync(bytes);
        const short = packed.subarray(0, seed % packed.length);
        expect(await unpack(cut(short, part), "gzip", bytes.length)).toBeNull();
        expect(await unpack(cut(packed, part), "gzip", bytes.length + 1)).toBeNull();
        if (bytes.length > 0) expect(await unpack(cut(packed, part), "gzip", bytes.length - 1)).toBeNull();
      }),
    );
  });
});

test("a gigabyte of zeros in a few megabytes is left as soon as it is more than it claims to be", async () => {
  const bomb = await bombOf(1_000);
  let taken = 0;
  async function* parts() {
    for await (const part of cut(bomb, 16_384)) {
      taken += part.length;
      yield part;
    }
  }
  expect(await unpack(parts(), "gzip", 1_000_000)).toBeNull();
  expect(taken).toBeLessThan(bomb.length / 4);
});

test("trouble in getting the parts is no fault of the file", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield gzipSync("Loan ID").subarray(0, 5);
    throw new Error("the database is gone");
  }
  for (const packing of ["gzip", "none"] as const) {
    await expect(unpack(broken(), packing, 7)).rejects.toThrow("the database is gone");
  }
});

async function bombOf(megabytes: number): Promise<Buffer> {
  const packed = createGzip({ level: constants.Z_BEST_SPEED });
  const zeros = Buffer.alloc(1_000_000);
  const written = (async () => {
    for (let count = 0; count < megabytes; count++) {
      if (!packed.write(zeros)) await new Promise((resolve) => packed.once("drain", resolve));
    }
    packed.end();
  })();
  const chunks: Buffer[] = [];
  for await (const chunk of packed) chunks.push(chunk as Buffer);
  await written;
  return Buffer.concat(chunks);
}
