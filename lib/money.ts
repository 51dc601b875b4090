/**
 * Exact decimals as plain text ("1250.00"). Amounts never pass through a binary float: sums are integers of the
 * smallest unit (BigInt), texts go in and come out.
 */

/**
 * Minor units by ISO 4217 (list one, "Current currency & funds", column "Mnr unt", https://www.six-group.com/iso4217).
 * Everything that is not listed here has two.
 */
const DECIMALS: Record<string, number> = Object.fromEntries([
  ...words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF").map(
    (iso) => [iso, 0] as const,
  ),
  ...words("BHD IQD JOD KWD LYD OMR TND").map((iso) => [iso, 3] as const),
  ...words("CLF UYW").map((iso) => [iso, 4] as const),
]);

function words(text: string): string[] {
  return text.split(" ");
}

/** How many decimals a currency has: 0 for XOF, 3 for TND, 2 for most. */
export function currencyDecimals(iso: string): number {
  return DECIMALS[iso.toUpperCase()] ?? 2;
}

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/** An exact decimal: `units` times ten to the minus `decimals`. */
interface Exact {
  units: bigint;
  decimals: number;
}

function exact(text: string): Exact {
  const parts = PLAIN.exec(text);
  if (!parts) throw new Error("not a plain decimal");
  const fraction = parts[3] ?? "";
  const units = BigInt((parts[2] ?? "") + fraction);
  return { units: parts[1] ? -units : units, decimals: fraction.length };
}

function unitsAt(value: Exact, decimals: number): bigint {
  return value.decimals === decimals ? value.units : value.units * 10n ** BigInt(decimals - value.decimals);
}

/** Writes `units` smallest units with a fixed number of decimals: (125000n, 2) is "1250.00". */
function textOf(units: bigint, decimals: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return negative ? `-${text}` : text;
}

/** The exact sum of plain decimals, with as many decimals as the longest of them; "0" for none. */
export function addAmounts(texts: Iterable<string>): string {
  // One running integer per number of decimals: a column has one or two, so nothing is scaled in the loop.
  const sums = new Map<number, bigint>();
  let most = 0;
  for (const text of texts) {
    const value = exact(text);
    sums.set(value.decimals, (sums.get(value.decimals) ?? 0n) + value.units);
    if (value.decimals > most) most = value.decimals;
  }
  let total = 0n;
  for (const [decimals, units] of sums) total += unitsAt({ units, decimals }, most);
  return textOf(total, most);
}

/** Far enough below what a binary float counts exactly that one more amount of a column fits in. */
const FULL = 4e15;

/** A sum that runs along a column, exact: whole smallest units for nearly all of it, texts for the odd ones. */
export class RunningSum {
  private units = 0;
  private full = 0n;
  private readonly texts: string[] = [];

  constructor(private readonly decimals: number) {}

  /** Adds an amount in the smallest unit: a whole number of at most 15 digits. */
  addUnits(units: number): void {
    this.units += units;
    if (this.units < FULL && this.units > -FULL) return;
    this.full += BigInt(this.units);
    this.units = 0;
  }

  /** Adds an amount as plain decimal text, whatever its decimals. */
  add(text: string): void {
    this.texts.push(text);
  }

  /** The sum so far as plain decimal text, with the decimals it was made for or more. */
  toString(): string {
    const units = textOf(this.full + BigInt(this.units), this.decimals);
    return this.texts.length === 0 ? units : addAmounts([units, ...this.texts]);
  }
}

/** Writes an amount in the smallest unit, a whole number that is not negative: (125000, 2) is "1250.00". */
export function unitsText(units: number, decimals: number): string {
  const digits = String(units);
  if (decimals === 0) return digits;
  if (digits.length <= decimals) return `0.${digits.padStart(decimals, "0")}`;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The exact difference `left - right`. */
export function subtractAmounts(left: string, right: string): string {
  return addAmounts([left, right.startsWith("-") ? right.slice(1) : `-${right}`]);
}

/** Negative, zero or positive, as for `sort`; "5" and "5.00" are equal. */
export function compareAmounts(left: string, right: string): number {
  const a = exact(left);
  const b = exact(right);
  const decimals = Math.max(a.decimals, b.decimals);
  const [one, two] = [unitsAt(a, decimals), unitsAt(b, decimals)];
  return one < two ? -1 : one > two ? 1 : 0;
}

/**
 * The same amount with exactly the currency's decimals ("1250", 2 is "1250.00"). Null where digits other than zero
 * would be lost: nothing is ever rounded.
 */
export function normalizeAmount(text: string, decimals: number): string | null {
  const parts = PLAIN.exec(text);
  if (!parts) return null;
  const whole = (parts[2] ?? "").replace(/^0+(?=\d)/, "");
  const fraction = parts[3] ?? "";
  for (let at = decimals; at < fraction.length; at++) if (fraction[at] !== "0") return null;
  const kept = fraction.slice(0, decimals).padEnd(decimals, "0");
  const plain = decimals === 0 ? whole : `${whole}.${kept}`;
  return parts[1] && /[1-9]/.test(plain) ? `-${plain}` : plain;
}

/**
 * How many digits a reader must keep: leading zeros and zeros at the end of the decimals do not count ("0012.50" has
 * three). Binary floats, which most JSON readers use, are sure to keep fifteen.
 */
export function significantDigits(text: string): number {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const kept = fraction.replace(/0+$/, "");
  const digits = (whole + kept).replace(/^0+/, "");
  return digits.length;
}
