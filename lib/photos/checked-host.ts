import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { type PhotoFailureCode } from "@/lib/drafts/answers";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { isPublicAddress } from "./public-address";

/** All the addresses of a host name; rejects if the name is not known. */
export type ResolveHost = (host: string) => Promise<{ address: string }[]>;

const systemResolve: ResolveHost = (host) => lookup(host, { all: true });

/**
 * The addresses of a host, each of them public: one that is not refuses the host as a whole, since nobody who means
 * well publishes both. An IP address stands for itself.
 */
export async function publicAddresses(
  host: string,
  signal: AbortSignal,
  resolve: ResolveHost = systemResolve,
): Promise<Result<string[], Failure<PhotoFailureCode>>> {
  const found = isIP(host) === 0 ? await untilAborted(resolve(host), signal) : [{ address: host }];
  if (signal.aborted) return fail("photo.too-slow");
  if (found === null || found.length === 0) return fail("photo.unreachable");
  const addresses = found.map(({ address }) => address);
  return addresses.every(isPublicAddress) ? ok(addresses) : fail("photo.private-address");
}

/** A lookup for a connection that answers these addresses and asks nobody: what was checked is what is used. */
export function pinnedTo(addresses: string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  const [first = { address: "", family: 0 }] = pinned;
  return (_host, options, callback) => {
    if (options.all) callback(null, pinned);
    else callback(null, first.address, first.family);
  };
}

/** What the promise answers; null if it fails or the signal comes first. The system's own lookup cannot be cut. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(null);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    promise.then(resolve, giveUp).finally(() => signal.removeEventListener("abort", giveUp));
  });
}
