import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { freePort } from "../run-app";

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8" };
const own = (name: string) => fileURLToPath(new URL(`./limit/${name}`, import.meta.url));
const FILES = new Map([
  ["/", { path: own("page.html"), type: TYPES.html }],
  ["/page.js", { path: own("page.js"), type: TYPES.js }],
  ["/worker.js", { path: own("worker.js"), type: TYPES.js }],
  [
    "/papaparse.js",
    { path: createRequire(import.meta.url).resolve("papaparse/papaparse.min.js"), type: TYPES.js },
  ],
]);

/** Serves the page that ours is measured against. */
export async function startLimitServer(): Promise<{ url: string; close: () => void }> {
  const port = await freePort(0);
  const server = createServer((request, response) => {
    const file = FILES.get(request.url ?? "");
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": file.type, "cache-control": "max-age=3600" });
    response.end(readFileSync(file.path));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}
