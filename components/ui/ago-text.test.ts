import { expect, test } from "vitest";
import { agoText } from "./ago-text";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [0, "en", "now"],
  [59_999, "es", "ahora"],
  // A server's clock may be ahead of hers.
  [-5 * MINUTE, "fr", "maintenant"],
  [MINUTE, "en", "1 minute ago"],
  [59 * MINUTE, "es", "hace 59 minutos"],
  [47 * HOUR, "en", "47 hours ago"],
  [48 * HOUR, "fr", "il y a 2 jours"],
])("%i ms before now reads in %s: %s", (ms, locale, words) => {
  expect(agoText(1_000 * HOUR - ms, 1_000 * HOUR, locale)).toBe(words);
});
