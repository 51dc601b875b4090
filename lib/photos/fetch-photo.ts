import { type PhotoFailureCode } from "@/lib/drafts/answers";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { pinnedTo, publicAddresses, type ResolveHost } from "./checked-host";
import { getOnce } from "./get-once";
import { hostOf, loopbackOrigin, readPhotoAddress } from "./photo-address";

const DEADLINE_MS = 10_000;
const MAX_REDIRECTS = 3;

export interface FetchPhotoOptions {
  /**
   * One origin of this machine, such as `http://127.0.0.1:4010`, that may be fetched from although it is neither
   * public nor https: for tests and journeys. Throws for any other host.
   */
  allowOrigin?: string;
  /** Milliseconds for everything together: names, redirects, the last byte. */
  deadlineMs?: number;
  /** Stands in for the system's resolver, in tests. */
  resolve?: ResolveHost;
}

/**
 * Fetches the bytes at an address that anyone may have typed: https only, from the public internet only (every
 * address of every host is checked, and the one that was checked is the one connected to), at most 3 redirects, 10
 * seconds, 10 MB. The bytes are whatever the server sent: `readPhoto` says whether they are a photo.
 */
export async function fetchPhoto(
  address: string,
  options: FetchPhotoOptions = {},
): Promise<Result<Uint8Array, Failure<PhotoFailureCode>>> {
  const allowed = options.allowOrigin === undefined ? null : loopbackOrigin(options.allowOrigin);
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), options.deadlineMs ?? DEADLINE_MS);
  try {
    return await follow(address.trim(), allowed, over.signal, options.resolve);
  } finally {
    clearTimeout(timer);
  }
}

async function follow(
  address: string,
  allowed: string | null,
  signal: AbortSignal,
  resolve?: ResolveHost,
): Promise<Result<Uint8Array, Failure<PhotoFailureCode>>> {
  let target = readPhotoAddress(address, allowed);
  for (let redirects = 0; ; redirects++) {
    if (!target.ok) return target;
    const url: URL = target.value;
    const answer = await checkAndGet(url, url.origin === allowed, signal, resolve);
    if (!answer.ok) return answer;
    if ("bytes" in answer.value) return ok(answer.value.bytes);
    if (redirects === MAX_REDIRECTS) return fail("photo.too-many-redirects");
    target = readPhotoAddress(answer.value.location, allowed, url);
  }
}

async function checkAndGet(url: URL, isAllowed: boolean, signal: AbortSignal, resolve?: ResolveHost) {
  if (isAllowed) return getOnce(url, signal);
  const addresses = await publicAddresses(hostOf(url), signal, resolve);
  return addresses.ok ? getOnce(url, signal, pinnedTo(addresses.value)) : addresses;
}
