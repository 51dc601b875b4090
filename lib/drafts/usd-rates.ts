import type { KivaLoan } from "@/lib/partner-api/wire";

const DECIMALS = 6;

/**
 * How many of each currency one US dollar is, from loans that carry both amounts: the middle one of what they say, as
 * plain decimal text. Good for a hint ("about 5 US dollars"), and used for nothing else.
 */
export function usdRates(loans: readonly Pick<KivaLoan, "currency" | "localPrice" | "price">[]) {
  const found = new Map<string, number[]>();
  for (const { currency, localPrice, price } of loans) {
    const rate = Number(localPrice) / Number(price);
    if (!currency || !Number.isFinite(rate) || rate <= 0) continue;
    found.set(currency, [...(found.get(currency) ?? []), rate]);
  }
  const rates: Record<string, string> = {};
  for (const [currency, all] of found) {
    const middle = all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    rates[currency] = middle.toFixed(DECIMALS);
  }
  return rates;
}
