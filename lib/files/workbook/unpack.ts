import { Inflate } from "fflate";
import type { PackedPart } from "./package";
import { broken, tooLarge, Unreadable } from "./workbook";

/** Packed bytes at a time: even a bomb makes no more than some 16 MB of them before it is noticed. */
const PORTION = 16 * 1024;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of zip files, taken further by more bytes; it starts from 0. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (let at = 0; at < bytes.length; at++) {
    value = (CRC[(value ^ (bytes[at] as number)) & 0xff] as number) ^ (value >>> 8);
  }
  return ~value >>> 0;
}

/** Byte order marks tell the two encodings that XML may have here; without one it is UTF-8. */
function decoderFor(start: Uint8Array): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder("utf-16le");
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder("utf-16be");
  return new TextDecoder();
}

/**
 * Unpacks a part as text, portion by portion, so that a large sheet never stands in memory as a whole. What comes out
 * must be exactly as long as the directory said and have its checksum: a digit that was damaged on a disk is money.
 */
export function unpackText(part: PackedPart, take: (text: string) => void): void {
  let size = 0;
  let crc = 0;
  let decoder: TextDecoder | null = null;
  const takeBytes = (bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > part.size) tooLarge();
    crc = crc32(bytes, crc);
    if (bytes.length === 0) return;
    decoder ??= decoderFor(bytes);
    take(decoder.decode(bytes, { stream: true }));
  };
  if (part.isDeflated) inflate(part.packed, takeBytes);
  else
    for (let at = 0; at < part.packed.length; at += PORTION)
      takeBytes(part.packed.subarray(at, at + PORTION));
  if (size !== part.size || crc !== part.crc) broken();
  take((decoder ?? new TextDecoder()).decode());
}

function inflate(packed: Uint8Array, take: (bytes: Uint8Array) => void): void {
  const stream = new Inflate(take);
  try {
    for (let at = 0; at < packed.length; at += PORTION) {
      stream.push(packed.subarray(at, at + PORTION), at + PORTION >= packed.length);
    }
  } catch (error) {
    // The unpacker throws its own errors over damaged bytes.
    if (error instanceof Unreadable) throw error;
    broken();
  }
}
