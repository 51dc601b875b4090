import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** Node's own 250 ms give up on a reachable host over a slow line; see autoSelectFamilyAttemptTimeout. */
const ATTEMPT_MS = 3_000;

/** Why no connection came about. Each is proof that not one byte of a request left this machine. */
export type NotSentCode = "dns" | "refused" | "connect-timeout" | "tls" | "unreachable" | "withdrawn";

export type Connection = { ok: true; socket: Socket } | { ok: false; code: NotSentCode };

/**
 * Opens a connection of its own to the address's host (TCP, and TLS for https) and nothing more: the request does
 * not exist yet, so whatever fails here, nothing can have been sent. `signal` gives it up as `withdrawn`.
 */
export function openConnection(url: URL, timeoutMs: number, signal?: AbortSignal): Promise<Connection> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve({ ok: false, code: "withdrawn" });
    const isTls = url.protocol === "https:";
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const port = Number(url.port) || (isTls ? 443 : 80);
    const address = { host, port, autoSelectFamilyAttemptTimeout: ATTEMPT_MS };
    const socket = isTls
      ? connectTls({
          ...address,
          ...(isIP(host) ? {} : { servername: host }),
          ALPNProtocols: ["http/1.1"],
          // Said outright, because a variable of the process could otherwise switch the check off.
          rejectUnauthorized: true,
        })
      : connectTcp(address);
    socket.setNoDelay(true);

    let reachedHost = false;
    const settle = (connection: Connection) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", withdraw);
      if (!connection.ok) socket.destroy();
      resolve(connection);
    };
    const withdraw = () => settle({ ok: false, code: "withdrawn" });
    const timer = setTimeout(() => settle({ ok: false, code: "connect-timeout" }), timeoutMs);
    signal?.addEventListener("abort", withdraw);
    socket.once("connect", () => (reachedHost = true));
    socket.once(isTls ? "secureConnect" : "connect", () => settle({ ok: true, socket }));
    // Stays for the socket's whole life: an error that comes after everything is settled must not end the process.
    socket.on("error", (error) => settle({ ok: false, code: reachedHost ? "tls" : codeOf(error) }));
    socket.once("close", () => settle({ ok: false, code: reachedHost ? "tls" : "unreachable" }));
  });
}

function codeOf(error: Error): NotSentCode {
  // A host with several addresses fails with one error for each.
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
  const codes = errors.map((one) => (one as NodeJS.ErrnoException).code ?? "");
  if (codes.some((code) => code === "ENOTFOUND" || code.startsWith("EAI_"))) return "dns";
  if (codes.includes("ECONNREFUSED")) return "refused";
  if (codes.includes("ETIMEDOUT")) return "connect-timeout";
  return "unreachable";
}
