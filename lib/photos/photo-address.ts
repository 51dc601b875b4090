import { isIP } from "node:net";
import { type PhotoFailureCode } from "@/lib/drafts/answers";
import { fail, ok, type Failure, type Result } from "@/lib/result";

/** Longer addresses are refused by most servers. */
const MAX_LENGTH = 4096;

/**
 * The address of a photo: https on its usual port, without a user name or password. `base` is the address that
 * redirected to it. The one `allowed` origin may be plain http and on any port.
 */
export function readPhotoAddress(
  text: string,
  allowed: string | null,
  base?: URL,
): Result<URL, Failure<PhotoFailureCode>> {
  if (text.length > MAX_LENGTH || !URL.canParse(text, base)) return fail("photo.address");
  const url = new URL(text, base);
  if (url.username !== "" || url.password !== "") return fail("photo.address");
  if (url.origin === allowed) return ok(url);
  if (url.protocol !== "https:") return fail("photo.not-https");
  // The parser leaves the port empty where it is the usual one.
  return url.port === "" ? ok(url) : fail("photo.address");
}

/** The host as a name or a bare IP address: without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

/** The origin that a test or journey allows besides public ones. Throws unless it is one of this very machine. */
export function loopbackOrigin(text: string): string {
  const url = new URL(text);
  const host = hostOf(url);
  const isLoopback = host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
  if (!isLoopback || !/^https?:$/.test(url.protocol) || text.replace(/\/$/, "") !== url.origin) {
    throw new Error("only an http(s) origin of this machine can be allowed for photos");
  }
  return url.origin;
}
