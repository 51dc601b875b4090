import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expireTokens, resetSandbox } from "./control";
import { exchange } from "./exchange";
import type { Parts } from "./exchange";
import { Faults } from "./faults";
import { SandboxLog } from "./request-log";
import { createWorld } from "./world";
import type { PartnerOptions, World } from "./world";

export interface SandboxOptions extends Partial<Omit<PartnerOptions, "id">> {
  /** 0, which is the default, takes any free one. */
  port?: number;
  /** Loopback unless said otherwise: there is nothing here to keep strangers out. */
  host?: string;
  /** Where people reach PA2's stand-in, if not at the address the server listens on. */
  publicUrl?: string;
  /** The one partner there is, with the other options of a partner. */
  partnerId?: string;
  /** Several partners; the first is the default one. Takes the place of `partnerId` and what belongs to it. */
  partners?: readonly PartnerOptions[];
  /** The largest body an endpoint takes, in bytes; 10 MiB. */
  bodyLimit?: number;
  now?: () => number;
}

/** A running sandbox, and what a test in the same process may do with it. */
export interface Sandbox {
  readonly url: string;
  readonly port: number;
  readonly log: SandboxLog;
  readonly faults: Faults;
  readonly state: World;
  /** Forgets uploads, drafts, journals, statements, log and faults. */
  reset(): void;
  expireTokens(): void;
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

/** Starts a server that behaves like Kiva's Partner API and PA2, with faults on request. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    port = 0,
    host = "127.0.0.1",
    partnerId = "9001",
    bodyLimit = 10 * 1024 * 1024,
    now = Date.now,
  } = options;
  const world = createWorld(options.partners ?? [{ ...options, id: partnerId }], now);
  const parts: Parts = { world, log: new SandboxLog(), faults: new Faults(), bodyLimit };
  const server = createServer((request, response) => {
    exchange(request, response, parts).catch((error: unknown) => {
      console.error(error);
      response.socket?.destroy();
    });
  });
  // A client that reuses a connection must meet a closed one only where a fault says so.
  server.keepAliveTimeout = 60_000;
  server.on("connection", (socket) => parts.log.connected(socket));
  const address = await listen(server, port, host);
  const url = `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
  world.publicUrl = options.publicUrl ?? url;
  return {
    url,
    port: address.port,
    log: parts.log,
    faults: parts.faults,
    state: world,
    reset: () => resetSandbox(parts),
    expireTokens: () => expireTokens(world),
    close: () => close(server),
  };
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
