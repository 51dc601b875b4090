import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:tls";

/** Made for this server and used nowhere else: nobody vouches for it, as for a captive portal's. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgl65a6+amrVNPDT/2
5wTnn3tKt331FbD7lkrlUa6pMqqhRANCAAR70Lu+nJtk1JRNie2EEhSfXC4xWIKh
LRyWfbNhfKJntYW0lE4Ctbed7F08UjRMGS7ySKyULQ1kpVpR/BS7LHpE
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUT9fQGpBS8lzNrQxHZo1gdsS3Id4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE1NTM1OFoYDzIxMjYxMDI4
MTU1MzU4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR70Lu+nJtk1JRNie2EEhSfXC4xWIKhLRyWfbNhfKJntYW0lE4Ctbed
7F08UjRMGS7ySKyULQ1kpVpR/BS7LHpEo28wbTAdBgNVHQ4EFgQUaLlZXjj8K4+b
br2alfWP1BiuB4owHwYDVR0jBBgwFoAUaLlZXjj8K4+bbr2alfWP1BiuB4owDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAOUF1mKpFDfRmNbY3/6lR2zlm8+RvELShQdoS1zRldrnAiEA
y8aTHPn0DzWupXA4NZfg6GwXGnzZGkuJ9ryw2MqjD5c=
-----END CERTIFICATE-----`;

export interface UntrustedServer {
  readonly url: string;
  /** What came through the handshake, which a careful client does not finish. */
  received(): number;
  close(): Promise<void>;
}

/** An https server whose certificate is its own word. */
export async function startUntrustedServer(): Promise<UntrustedServer> {
  let received = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (socket) => {
    socket.on("data", (bytes: Buffer) => (received += bytes.length));
    socket.on("error", () => {});
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
