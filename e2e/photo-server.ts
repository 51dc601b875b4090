import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";

/** A picture as a phone makes it: lying on its side, with the place it was taken at in its hidden data. */
async function phonePhoto(): Promise<Buffer> {
  const stripe = await sharp({ create: { width: 640, height: 120, channels: 3, background: "#a3271f" } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 640, height: 480, channels: 3, background: "#2b6a3f" } })
    .composite([{ input: stripe, top: 0, left: 0 }])
    .jpeg()
    .withExif({
      IFD0: { Make: "CanaryPhone", Artist: "Canary Njeri" },
      IFD3: {
        GPSLatitudeRef: "S",
        GPSLatitude: "0/1 5/1 30/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "34/1 46/1 0/1",
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** Where the journeys' photos are, and everything that can be wrong with an address. */
export async function startPhotoServer(): Promise<{ url: string; close(): Promise<void> }> {
  const photo = await phonePhoto();
  const send = (response: ServerResponse, type: string, body: Buffer | string) =>
    response.writeHead(200, { "content-type": type }).end(body);
  const server = createServer(({ url = "" }, response) => {
    if (/^\/borrower[\w-]*\.jpg$/.test(url)) return send(response, "image/jpeg", photo);
    if (url === "/page.jpg") return send(response, "image/jpeg", "<!doctype html><p>Sign in first</p>");
    if (url === "/script.svg") {
      return send(
        response,
        "image/svg+xml",
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      );
    }
    if (url === "/inside.jpg") {
      return response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
    }
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
