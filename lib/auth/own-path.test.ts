import { expect, it } from "vitest";
import { ownPath } from "./own-path";

it.each([
  ["/umoja/stage/repayments?state=draft", "/umoja/stage/repayments?state=draft"],
  [undefined, "/"],
  ["", "/"],
  ["//elsewhere.example/a", "/"],
  ["/\\elsewhere.example", "/"],
  ["https://elsewhere.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/\t/elsewhere.example", "/"],
])("leads back to a page of this site only: %j", (given, path) => {
  expect(ownPath(given)).toBe(path);
});
