/** JSON's own grammar of a number, without sign and exponent. */
const PLAIN = /^(0|[1-9]\d*)(\.\d+)?$/;

/**
 * A plain decimal text as it goes into JSON: unchanged. Throws on anything else, which is a bug of the caller.
 * JSON.stringify would send every amount through a binary float.
 */
export function jsonNumber(amountText: string): string {
  if (!PLAIN.test(amountText)) throw new Error("An amount is not a plain decimal");
  return amountText;
}
