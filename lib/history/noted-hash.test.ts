import { expect, it } from "vitest";
import { readNoted, writeNoted } from "./noted-hash";

const HASH = "0123456789abcdef".repeat(4);

it("is read as it was written, white space of a copied line aside", () => {
  const noted = { organization: "umoja-microfinance", seq: 2041, hash: HASH };
  expect(readNoted(` ${writeNoted(noted)}\n`)).toEqual({ ok: true, value: noted });
});

it.each([
  "",
  "umoja",
  `umoja:${HASH}`,
  `umoja:x:${HASH}`,
  `umoja:-1:${HASH}`,
  "umoja:3:",
  `umoja:3:${HASH}0`,
])("is refused where it could prove nothing: %j", (text) => {
  expect(readNoted(text)).toMatchObject({ failure: { code: "noted.malformed" } });
});
