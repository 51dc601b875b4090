/** The kinds of picture that are taken. */
type PhotoKind = "jpeg" | "png" | "webp";

/** What the bytes are: a photo that is taken, or something else, as far as it has a name for her. */
export type Sniffed =
  { photo: PhotoKind } | { photo: null; kind: "html" | "svg" | "pdf" | "heic" | "gif" | "" };

/** How far into a text its first tag is looked for. */
const LOOK_AT = 4096;

/** The brands of HEIF pictures as iPhones write them. */
const HEIC_BRANDS = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]);

/** Byte order mark, spaces, XML declaration, comments and an SVG document type: what may stand before the first tag. */
const PROLOG = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s|<\?[^>]*>|<!--[^]*?-->|<!doctype\s+svg[^>]*>)+/i;

/** What the bytes are by their content; names and headers say anything. */
export function sniffPhoto(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOK_AT)).toString(
    "latin1",
  );
  if (head.startsWith("\xff\xd8\xff")) return { photo: "jpeg" };
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return { photo: "png" };
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return { photo: "webp" };
  return { photo: null, kind: otherKind(head) };
}

function otherKind(head: string): "html" | "svg" | "pdf" | "heic" | "gif" | "" {
  if (head.startsWith("GIF8")) return "gif";
  if (head.startsWith("%PDF-")) return "pdf";
  if (head.slice(4, 8) === "ftyp" && HEIC_BRANDS.has(head.slice(8, 12))) return "heic";
  // UTF-16 text reads the same once its zero bytes are left out.
  const text = head.replaceAll("\0", "").replace(PROLOG, "");
  if (/^<(?:\w+:)?svg[\s>/]/i.test(text)) return "svg";
  if (/^<(?:!doctype\s+html|html|head|body|script|title|meta|style|p|div|h1)[\s>/]/i.test(text))
    return "html";
  return "";
}
