import { describe, expect, it } from "vitest";
import { decodeFile } from "./decode";
import { MAX_FILE_BYTES } from "./file-limits";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? "\ufeff" : ""), ...text].map((character) => character.charCodeAt(0));
  return new Uint8Array(
    units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
}

function plus(start: number[], rest = "xx".repeat(50)): Uint8Array {
  return new Uint8Array([...start, ...bytesOf(rest)]);
}

function zip(names: string): Uint8Array {
  return plus([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0], `${names}${"\u0001".repeat(30)}`);
}

const TEXT = "ID del préstamo;Monto\n0012;25,00\n";

describe("decodeFile reads", () => {
  it.each([
    ["UTF-8", bytesOf(TEXT), "utf-8"],
    ["UTF-8 with a mark", bytesOf(`\ufeff${TEXT}`), "utf-8"],
    ["UTF-16 little endian", utf16(TEXT, false, true), "utf-16le"],
    ["UTF-16 big endian", utf16(TEXT, true, true), "utf-16be"],
    ["UTF-16 without a mark", utf16(TEXT, false, false), "utf-16le"],
    ["UTF-16 big endian without a mark", utf16(TEXT, true, false), "utf-16be"],
    ["windows-1252", Uint8Array.from(TEXT, (character) => character.charCodeAt(0)), "windows-1252"],
  ])("%s", (_, bytes, encoding) => {
    const expected = { text: TEXT, encoding, nulBytes: 0, alternatives: [], garbled: null };
    expect(decodeFile(bytes)).toMatchObject({ ok: true, value: expected });
  });

  it("older Latin letters behind a UTF-8 mark, losing none", () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf("ID,Nom\n1,"), 0xe9]);
    expect(decodeFile(bytes)).toMatchObject({ value: { text: "ID,Nom\n1,é", encoding: "windows-1252" } });
  });

  it("text with NUL bytes, which it takes out and counts", () => {
    const bytes = bytesOf("Loan ID,Amount\n00\x0012,2\0\x005.00\n");
    const expected = { text: "Loan ID,Amount\n0012,25.00\n", encoding: "utf-8", nulBytes: 3 };
    expect(decodeFile(bytes)).toMatchObject({ ok: true, value: expected });
  });

  it("every letter of windows-1252 as a browser does, which Node 20's decoder does not", () => {
    const bytes = new Uint8Array([...bytesOf("ID,"), 0x80, 0x9e, 0x8a, 0x93, 0xe9, 0xff, 0xa0]);
    expect(decodeFile(bytes, { encoding: "windows-1252" })).toMatchObject({
      value: { text: "ID,€žŠ“éÿ\u00a0", encoding: "windows-1252" },
    });
  });

  it("the Ctrl-Z at the end of a DOS file as nothing", () => {
    expect(decodeFile(bytesOf("a,b\r\n\x1a"))).toMatchObject({ value: { text: "a,b\r\n" } });
  });
});

describe("decodeFile says what a file is instead", () => {
  it.each([
    ["a PNG", plus([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "file.image", { format: "PNG" }],
    ["a JPEG", plus([0xff, 0xd8, 0xff, 0xe0]), "file.image", { format: "JPEG" }],
    ["a GIF", plus([], "GIF89a......"), "file.image", { format: "GIF" }],
    ["a WebP", plus([], "RIFF\u0001\u0001\u0001\u0001WEBPVP8 "), "file.image", { format: "WebP" }],
    ["a HEIC", plus([0, 0, 0, 0x18], "ftypheic...."), "file.image", { format: "HEIC" }],
    ["a PDF", plus([], "%PDF-1.7 ..."), "file.pdf", {}],
    ["an .xlsx, which others read", zip("[Content_Types].xml xl/workbook.xml"), "file.binary", {}],
    ["an .ods", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "file.open-document", {}],
    ["a zipped CSV", zip("repayments.csv"), "file.archive", {}],
    ["a .docx", zip("[Content_Types].xml word/document.xml"), "file.archive", {}],
    ["a gzip", plus([0x1f, 0x8b, 0x08]), "file.archive", {}],
    ["an .xls", plus([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "file.old-workbook", {}],
    ["noise", Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + 5) % 251), "file.binary", {}],
    ["nothing", new Uint8Array(), "file.empty", {}],
    ["blanks", bytesOf(" \r\n\t\n\ufeff"), "file.empty", {}],
    ["NUL bytes only", new Uint8Array(200), "file.empty", {}],
    ["too large a file", new Uint8Array(MAX_FILE_BYTES + 1), "file.too-large", { limitMegabytes: 40 }],
    ["100 MB, which it does not even look at", new Uint8Array(100 * 1024 * 1024), "file.too-large", {}],
  ])("%s", (_, bytes, code, params) => {
    expect(decodeFile(bytes)).toMatchObject({ ok: false, failure: { code, params } });
  });
});
