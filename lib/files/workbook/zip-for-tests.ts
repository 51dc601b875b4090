import { deflateRawSync } from "node:zlib";
import { crc32 } from "./unpack";

/** A file inside the zip. `claims`: the unpacked size that its directory entry pretends to. */
export interface ZipEntry {
  name: string;
  text: string | Uint8Array;
  claims?: number;
  /** Not packed at all. */
  isStored?: boolean;
  /** Another checksum than its bytes have. */
  crc?: number;
}

type Fields = [size: 2 | 4 | 8, value: number][];

function record(signature: number, fields: Fields): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  buffer.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [size, value] of fields) {
    at = size === 8 ? buffer.writeBigUInt64LE(BigInt(value), at) : buffer.writeUIntLE(value, at, size);
  }
  return buffer;
}

/** A zip written by hand, small enough to lie where a test wants it to. `is64`: in the form for huge files. */
export function zipOf(entries: readonly ZipEntry[], { is64 = false } = {}): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, claims, isStored = false, crc } of entries) {
    const bytes = typeof text === "string" ? Buffer.from(text) : Buffer.from(text);
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const unpacked = claims ?? bytes.length;
    const checksum = crc ?? crc32(bytes);
    const method = isStored ? 0 : 8;
    const large = 0xffffffff;
    const head = (sizes: [number, number], extra: number): Fields => [
      ...([20, 0x0800, method, 0, 0].map((value) => [2, value]) as Fields),
      ...([checksum, ...sizes].map((value) => [4, value]) as Fields),
      ...([Buffer.byteLength(name), extra].map((value) => [2, value]) as Fields),
    ];
    const file = Buffer.concat([
      record(0x04034b50, head([packed.length, unpacked], 0)),
      Buffer.from(name),
      packed,
    ]);
    const extra = is64 ? Buffer.alloc(28) : Buffer.alloc(0);
    if (is64) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      for (const [at, value] of [unpacked, packed.length, offset].entries()) {
        extra.writeBigUInt64LE(BigInt(value), 4 + at * 8);
      }
    }
    const rest: Fields = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, is64 ? large : offset],
    ];
    const sizes: [number, number] = is64 ? [large, large] : [packed.length, unpacked];
    directory.push(
      record(0x02014b50, [[2, 20], ...head(sizes, extra.length), ...rest]),
      Buffer.from(name),
      extra,
    );
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const tail = endOf(entries.length, listed.length, offset, is64);
  return new Uint8Array(Buffer.concat([...files, listed, tail]));
}

function endOf(count: number, length: number, offset: number, is64: boolean): Buffer {
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, is64 ? 0xffff : count],
    [2, is64 ? 0xffff : count],
    [4, length],
    [4, is64 ? 0xffffffff : offset],
    [2, 0],
  ]);
  if (!is64) return end;
  const large = record(0x06064b50, [
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, length],
    [8, offset],
  ]);
  const locator = record(0x07064b50, [
    [4, 0],
    [8, offset + length],
    [4, 1],
  ]);
  return Buffer.concat([large, locator, end]);
}
