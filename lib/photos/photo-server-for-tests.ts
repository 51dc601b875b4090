import { createServer, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, type Socket } from "node:net";
import { afterEach } from "vitest";
import { fetchPhoto, type FetchPhotoOptions } from "./fetch-photo";

/** Servers on this machine that a test fetches from; closed after it. */
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

export type Reply = (response: ServerResponse, path: string, socket: Socket) => unknown;

/** A server that answers as it is told, and remembers what it was asked. */
export async function serve(reply: Reply) {
  const paths: string[] = [];
  const asked: Record<string, string | string[] | undefined>[] = [];
  const server = createServer((request, response) => {
    response.on("error", () => {});
    paths.push(request.url ?? "");
    asked.push(request.headers);
    reply(response, request.url ?? "", request.socket);
  });
  let closed = 0;
  server.on("connection", (socket) => {
    socket.on("error", () => {});
    socket.on("close", () => closed++);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { origin, paths, asked, close, closed: () => closed };
}

/** Fetches from a server of this machine that is allowed. */
export async function fetchFrom(reply: Reply, options: FetchPhotoOptions = {}) {
  const server = await serve(reply);
  const result = await fetchPhoto(`${server.origin}/photo`, { allowOrigin: server.origin, ...options });
  return { ...server, result };
}

/** For addresses that must be judged without asking for a name. */
export const nobody: FetchPhotoOptions = {
  resolve: () => Promise.reject(new Error("the name must not be asked for")),
};
