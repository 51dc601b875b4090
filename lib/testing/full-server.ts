import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface FullServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A process that listens, and then takes nobody in. */
const PROGRAM = `
const server = require("node:net").createServer();
server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
  require("node:fs").writeSync(1, String(server.address().port));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

/**
 * A server whose queue is full: who connects now gets no answer of any kind, as from an address that a firewall
 * swallows. That needs no network but this machine's.
 */
export async function startFullServer(): Promise<FullServer> {
  const child = spawn(process.execPath, ["-e", PROGRAM], { stdio: ["ignore", "pipe", "inherit"] });
  const [told] = (await once(child.stdout, "data")) as [Buffer];
  const port = Number(told.toString());
  const queue: Socket[] = [];
  // The queue takes one more than it is told to.
  for (let taken = 0; taken < 2; taken++) {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.on("error", () => {});
    queue.push(socket);
    await once(socket, "connect");
  }
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of queue) socket.destroy();
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}
