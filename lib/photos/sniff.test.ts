import { describe, expect, test } from "vitest";
import { plain } from "./pictures-for-tests";
import { sniffPhoto } from "./sniff";

const text = (content: string, encoding: BufferEncoding = "utf8") => Buffer.from(content, encoding);

describe("a photo", () => {
  test("as it is encoded", async () => {
    expect(sniffPhoto(await plain(9, 9).jpeg().toBuffer())).toEqual({ photo: "jpeg" });
    expect(sniffPhoto(await plain(9, 9).png().toBuffer())).toEqual({ photo: "png" });
    expect(sniffPhoto(await plain(9, 9).webp().toBuffer())).toEqual({ photo: "webp" });
  });

  test("in the middle of a larger buffer", async () => {
    const png = await plain(9, 9).png().toBuffer();
    const around = Buffer.concat([text("GIF89a..."), png]);
    expect(sniffPhoto(around.subarray(9))).toEqual({ photo: "png" });
  });
});

test.each<[string, Buffer, string]>([
  ["GIF 89a", text("GIF89a\x01"), "gif"],
  ["GIF 87a", text("GIF87a\x01"), "gif"],
  ["PDF", text("%PDF-1.7\n"), "pdf"],
  ["HEIC", text("\0\0\0\x18ftypheic\0\0\0\0", "latin1"), "heic"],
  ["HEIF by its common brand", text("\0\0\0\x18ftypmif1\0\0\0\0", "latin1"), "heic"],
  ["AVIF", text("\0\0\0\x18ftypavif\0\0\0\0", "latin1"), ""],
  ["a film", text("\0\0\0\x18ftypisom\0\0\0\0", "latin1"), ""],
  ["HTML", text("<!DOCTYPE html><title>Sign in</title>"), "html"],
  ["HTML without a type", text("\n\n<html lang=en>"), "html"],
  ["HTML after a comment and a byte order mark", text("\ufeff<!-- saved from -->\n<!doctype HTML >"), "html"],
  ["HTML as XML", text('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'), "html"],
  ["SVG", text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "svg"],
  [
    "SVG with all that may stand before",
    text('<?xml version="1.0"?><!-- a > b --><!DOCTYPE svg PUBLIC "x">\n<svg >'),
    "svg",
  ],
  ["SVG with a prefix", text("<s:svg xmlns:s='http://www.w3.org/2000/svg'/>"), "svg"],
  ["SVG in UTF-16", text("\ufeff<svg />", "utf16le"), "svg"],
  ["any XML", text("<svgx/>"), ""],
  ["text", text("photo.jpg"), ""],
  ["a name is no content", text("\x89PNG photo", "latin1"), ""],
  ["another RIFF", text("RIFF\x10\0\0\0WAVEfmt ", "latin1"), ""],
  ["TIFF", text("II*\0", "latin1"), ""],
  ["nothing", text(""), ""],
])("%s is no photo", (_, bytes, kind) => {
  expect(sniffPhoto(bytes)).toEqual({ photo: null, kind });
});

test("a long text without end of prolog takes no time", () => {
  const before = performance.now();
  for (const piece of ["<!--", "<? ", " ", "<!doctype svg", "-->", "<?>"]) {
    expect(sniffPhoto(text(piece.repeat(2_000_000 / piece.length)))).toEqual({ photo: null, kind: "" });
  }
  expect(performance.now() - before).toBeLessThan(1_000);
});
