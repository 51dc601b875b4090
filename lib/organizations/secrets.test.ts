import fc from "fast-check";
import { expect, it } from "vitest";
import { seal, unseal } from "./secrets";

const KEY = Buffer.alloc(32, 3);

it("opens what it sealed, and never seals the same twice alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (secret, binding) => {
      const sealed = seal(secret, binding, KEY);
      expect(unseal(sealed, binding, KEY)).toBe(secret);
      expect(seal(secret, binding, KEY)).not.toBe(sealed);
    }),
  );
});

it("opens nothing for another organization, environment or key, nor after a byte changed", () => {
  const sealed = seal("kiva-secret", "org-1:stage", KEY);
  expect(() => unseal(sealed, "org-1:production", KEY)).toThrow();
  expect(() => unseal(sealed, "org-2:stage", KEY)).toThrow();
  expect(() => unseal(sealed, "org-1:stage", Buffer.alloc(32, 4))).toThrow("ENCRYPTION_KEY");
  const [version, id, packed = ""] = sealed.split(".");
  const changed = Buffer.from(packed, "base64url");
  changed[20] = (changed[20] ?? 0) ^ 1;
  expect(() => unseal(`${version}.${id}.${changed.toString("base64url")}`, "org-1:stage", KEY)).toThrow();
  expect(sealed).not.toContain("kiva-secret");
});
