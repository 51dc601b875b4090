import { expect, test } from "vitest";
import { isOwnOrigin } from "./own-origin";

const HOST = "kiva.umoja.example";

test.each([
  ["its own", { host: HOST, origin: `https://${HOST}` }, true],
  ["its own, with a port", { host: "localhost:3000", origin: "http://localhost:3000" }, true],
  ["behind a proxy", { host: "10.0.0.5:3000", "x-forwarded-host": HOST, origin: `https://${HOST}` }, true],
  ["behind two", { host: "b:1", "x-forwarded-host": `${HOST}, a:1`, origin: `https://${HOST}` }, true],
  ["another site", { host: HOST, origin: "https://elsewhere.example" }, false],
  ["another port", { host: "localhost:3000", origin: "http://localhost:3001" }, false],
  ["a subdomain", { host: HOST, origin: `https://evil.${HOST}` }, false],
  ["none", { host: HOST }, false],
  ["null", { host: HOST, origin: "null" }, false],
  ["no address", { host: HOST, origin: "???" }, false],
])("%s", (_name, headers, isOwn) => {
  expect(isOwnOrigin({ headers: new Headers(headers as Record<string, string>) })).toBe(isOwn);
});
