import { createServer, type AddressInfo } from "node:net";

export interface UncalledServer {
  readonly url: string;
  /** Connections that came although none should. */
  strangers(): number;
  close(): Promise<void>;
}

/** A place where nobody is to come: it counts who does, and talks to none. */
export async function startUncalledServer(): Promise<UncalledServer> {
  let strangers = 0;
  const server = createServer((socket) => {
    strangers += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    strangers: () => strangers,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
