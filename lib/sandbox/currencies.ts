import { bolivia, eastAfrica, westAfrica } from "./regions";
import type { Region } from "./regions";

/** What loans look like in one currency. Sizes are in whole units of it. */
export interface CurrencyProfile {
  readonly decimals: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly perDollar: number;
  readonly region: Region;
  /** The one country of the region where it is money; left out: any of them. */
  readonly country?: string;
}

const profiles = new Map<string, CurrencyProfile>([
  [
    "KES",
    {
      decimals: 2,
      least: 10_000,
      most: 150_000,
      step: 500,
      perDollar: 129,
      region: eastAfrica,
      country: "Kenya",
    },
  ],
  [
    "UGX",
    { decimals: 0, least: 400_000, most: 6_000_000, step: 50_000, perDollar: 3_700, region: eastAfrica },
  ],
  [
    "TZS",
    { decimals: 2, least: 250_000, most: 4_000_000, step: 10_000, perDollar: 2_600, region: eastAfrica },
  ],
  ["XOF", { decimals: 0, least: 50_000, most: 1_500_000, step: 5_000, perDollar: 600, region: westAfrica }],
  ["BOB", { decimals: 2, least: 2_000, most: 40_000, step: 100, perDollar: 6.9, region: bolivia }],
  ["USD", { decimals: 2, least: 200, most: 5_000, step: 25, perDollar: 1, region: bolivia }],
  // No region of ours has three decimals, but money that has them must be tried too.
  ["JOD", { decimals: 3, least: 150, most: 3_500, step: 10, perDollar: 0.71, region: eastAfrica }],
]);

/** The profile of a currency the sandbox can make loans in. */
export function currencyProfile(currency: string): CurrencyProfile {
  const profile = profiles.get(currency);
  if (profile) return profile;
  throw new RangeError(`No sample loans in ${currency}; there are ${[...profiles.keys()].join(", ")}`);
}
