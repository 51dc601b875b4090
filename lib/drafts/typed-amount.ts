import { amountBothWays, amountFormat, readAmount } from "@/lib/amounts/amounts";
import { normalizeAmount } from "@/lib/money";
import type { DraftProblemCode } from "./problems";

/** `amountText`: plain decimal text with exactly the currency's decimals. */
export type TypedAmount =
  { amountText: string } | { problem: DraftProblemCode; params: Record<string, string | number> };

/** `1e9`, `1.5E+06`, with or without a currency beside it. */
const SCIENTIFIC = /^[^\d]{0,8}\d[\d.,]*\s?[eE]\s?[-+\u2212]?\d+[^\d]{0,8}$/;

/**
 * Reads one amount as somebody has typed it, alone: with no column around it, a figure that can be read two ways is a
 * problem. The currency's own sign beside the figure is taken off. `currency` is an ISO code; "" if none is chosen.
 */
export function readTypedAmount(
  text: string,
  currency: string,
  { allowZero = false }: { allowZero?: boolean } = {},
): TypedAmount {
  const iso = currency.trim().toUpperCase();
  const format = amountFormat(iso, null, false);
  const { amountText, problems } = readAmount(text, format);
  const isZero = problems.some(({ code }) => code === "amount.zero");
  if (amountText !== null) {
    return isZero && !allowZero ? { problem: "amount.zero", params: { text } } : { amountText };
  }
  const shown = text.trim();
  const params = problems[0]?.params ?? {};
  switch (problems[0]?.code) {
    case "amount.missing":
      return { problem: "missing.amount", params: {} };
    case "amount.negative":
      return { problem: "amount.negative", params: { text: shown } };
    case "amount.decimals":
      return {
        problem: "amount.decimals",
        params: { text: shown, decimals: format.decimals, currency: iso },
      };
    case "amount.digits":
      return { problem: "amount.digits", params: { text: shown, limit: params.limit ?? "" } };
    case "amount.other-currency":
      return {
        problem: "amount.other-currency",
        params: { text: shown, sign: params.sign ?? "", currency: iso },
      };
  }
  if (params.reason === "ambiguous") {
    const { withPoint, withComma } = amountBothWays(text, iso);
    const written = (reading: string | null) =>
      reading === null ? "" : (normalizeAmount(reading, format.decimals) ?? reading);
    return {
      problem: "amount.ambiguous",
      params: { text: shown, one: written(withPoint), other: written(withComma) },
    };
  }
  const code = SCIENTIFIC.test(shown) ? "amount.scientific" : "amount.unreadable";
  return { problem: code, params: { text: shown } };
}
