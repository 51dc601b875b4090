import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { disguise } from "./fault-replies";
import type { Fault } from "./faults";
import type { Reply } from "./reply";

const CHUNK = Buffer.alloc(1_000_000, " ");

/** Ends the connection without another word. */
export function drop(response: ServerResponse, { reset }: { reset: boolean }): void {
  if (reset) response.socket?.resetAndDestroy();
  else response.socket?.destroy();
}

/**
 * Brings a reply to the client, or what the fault makes of it. `onStatus` is told the moment the status line
 * goes out. Resolves when nothing more will be sent.
 */
export async function deliver(
  response: ServerResponse,
  reply: Reply | null,
  fault?: Fault,
  onStatus: (status: number) => void = () => {},
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const start = ({ status, headers }: Reply, length: number | null) => {
    onStatus(status);
    response.writeHead(status, length === null ? headers : { ...headers, "content-length": length });
  };
  try {
    switch (fault?.kind) {
      case "hang":
        return;
      case "drop-before-body":
      case "drop-after-body":
      case "drop-after-processing":
        return drop(response, fault);
      case "drop-mid-reply": {
        const shown = disguise(reply, fault);
        start(shown, shown.body.length);
        await write(response, shown.body.subarray(0, fault.bytes));
        return drop(response, fault);
      }
      case "drip": {
        const shown = disguise(reply, fault);
        start(shown, shown.body.length);
        for (const byte of shown.body.subarray(0, -1)) {
          await write(response, Buffer.of(byte));
          await sleep(fault.everyMs, undefined, { signal: gone.signal });
        }
        response.end(shown.body.subarray(-1));
        return;
      }
      case "endless": {
        start({ ...disguise(reply, fault), status: 200 }, null);
        await write(response, Buffer.from('{"code":"api.success","padding":"'));
        for (;;) {
          await write(response, Buffer.alloc(fault.chunkBytes, "x"));
          await sleep(fault.everyMs, undefined, { signal: gone.signal });
        }
      }
      case "large":
        start({ ...disguise(reply, fault), status: 200 }, fault.bytes);
        for (let left = fault.bytes; left > 0; left -= CHUNK.length) {
          await write(response, CHUNK.subarray(0, left));
        }
        response.end();
        return;
      case "delay":
        await sleep(fault.ms, undefined, { signal: gone.signal });
    }
    const shown = fault ? disguise(reply, fault) : reply;
    if (!shown) return;
    start(shown, shown.status === 204 || shown.status === 304 ? null : shown.body.length);
    response.end(shown.body);
  } catch (error) {
    // The client hung up while we were waiting: that is its right, and the log has it.
    if (response.socket && !response.socket.destroyed) throw error;
  }
}

/** Hands the bytes to the operating system; they are on their way when it resolves. */
function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    response.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
