import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/** How much of a message passes: so many bytes, all but so many if negative, or all of it. */
type After = number | "whole";

/** What the line does to one message on its way. The first bytes of a message are its head. */
export type LineFault =
  /** Both ends are told it is over, in an orderly way or by a reset. After a whole request Kiva goes on with it. */
  | { kind: "cut"; of: "request" | "reply"; after: After; reset?: boolean }
  /** Nothing more passes, and nobody is told. Of the request after 0 bytes it is a host that swallows everything. */
  | { kind: "stall"; of: "request" | "reply"; after: After }
  /** One byte at a time. */
  | { kind: "drip"; of: "request" | "reply"; everyMs: number }
  /** The reply passes; that Kiva has closed does not. */
  | { kind: "never-close" }
  /** Kiva gets the request and does what it does; these bytes come back in place of what it says. */
  | { kind: "replace-reply"; bytes: string; close: boolean };

export interface TcpProxy {
  readonly url: string;
  /** The fault of every connection from now on; null for a sound line. */
  fault: LineFault | null;
  /** Connections there have been; a test counts from its own 0. */
  connections: number;
  close(): Promise<void>;
}

/** A line to a server on this machine that breaks as it is told. Knows bytes, and where an HTTP message ends. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    proxy.connections += 1;
    const target = connect({ port: targetPort, host: "127.0.0.1", allowHalfOpen: true });
    for (const socket of [client, target]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
    join(client, target, proxy.fault);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: TcpProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: null,
    connections: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return proxy;
}

function join(client: Socket, target: Socket, fault: LineFault | null): void {
  /** The client has been told it is over; what the target still does is its own affair. */
  let isCut = false;
  const cut = (reset: boolean) => {
    isCut = true;
    // Read on: closing on unread bytes would be a reset.
    client.resume();
    if (reset) client.resetAndDestroy();
    else client.end();
  };
  const onCut = fault?.kind === "cut" ? () => cut(fault.reset ?? false) : () => {};

  client.once("end", () => client.end());
  client.once("close", () => {
    if (!isCut) target.destroy();
  });
  client.on("error", () => target.destroy());
  target.on("error", () => {
    if (!isCut) client.resetAndDestroy();
  });
  target.once("end", () => {
    if (isCut || fault?.kind === "stall" || fault?.kind === "drip" || fault?.kind === "never-close") return;
    if (fault?.kind !== "replace-reply") client.end();
  });

  pass(client, target, fault, "request", (isWhole) => {
    onCut();
    if (fault?.kind === "cut" && !isWhole) target.end();
  });
  pass(target, client, fault, "reply", onCut);
  if (fault?.kind === "replace-reply") {
    target.once("data", () => (fault.close ? client.end(fault.bytes) : client.write(fault.bytes)));
  }
}

/** Brings one message from here to there, as far as the fault lets it; `onEnd` tells when that is reached. */
function pass(
  from: Socket,
  to: Socket,
  fault: LineFault | null,
  which: "request" | "reply",
  onEnd: (isWhole: boolean) => void,
): void {
  const isMine = fault !== null && "of" in fault && fault.of === which;
  const after = isMine && fault.kind !== "drip" ? fault.after : null;
  let seen: Buffer = Buffer.alloc(0);
  let passed = 0;
  let isOver = after === 0 && which === "request";
  if (isOver) onEnd(false);

  from.on("data", (chunk: Buffer) => {
    if (isOver || (which === "reply" && fault?.kind === "replace-reply")) return;
    if (isMine && fault.kind === "drip") {
      dripped = dripped.then(() => drip(chunk, to, fault.everyMs));
      return;
    }
    if (after === null) {
      to.write(chunk);
      return;
    }
    seen = Buffer.concat([seen, chunk]);
    const whole = messageLength(seen);
    const last = limitOf(after, whole);
    // Where it ends is known once the head is there.
    if (last === null) return;
    to.write(seen.subarray(passed, last));
    passed = Math.min(last, seen.length);
    isOver = passed === last;
    if (isOver) onEnd(last === whole);
  });
  let dripped = Promise.resolve();
}

function limitOf(after: After, whole: number | null): number | null {
  if (after === "whole") return whole;
  return after >= 0 ? after : whole && whole + after;
}

/** The length of an HTTP message with a Content-Length, or null as long as its head is not whole. */
function messageLength(seen: Buffer): number | null {
  const end = seen.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [, length = "0"] = /\r\ncontent-length: *(\d+)/i.exec(seen.toString("latin1", 0, end)) ?? [];
  return end + 4 + Number(length);
}

async function drip(bytes: Buffer, to: Socket, everyMs: number): Promise<void> {
  for (const byte of bytes) {
    if (to.destroyed) return;
    to.write(Buffer.of(byte));
    await (everyMs === 0 ? nextTurn() : sleep(everyMs));
  }
}
