/** An exact decimal: `digits` with the point `scale` places from the right. */
interface Decimal {
  digits: bigint;
  scale: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Whether a number's text is short enough to be money; `1e999999` would be a million digits. */
export function isOfSaneSize(text: string): boolean {
  const exponent = Number(DECIMAL.exec(text)?.[4] ?? 0);
  return text.length <= 40 && Math.abs(exponent) <= 30;
}

function parse(text: string): Decimal {
  const parts = DECIMAL.exec(text);
  if (!parts) throw new RangeError(`${JSON.stringify(text)} is not a decimal`);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(sign + whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function atScale({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference = atScale(left, scale) - atScale(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The exact sum, with as many decimals as the term that has most, and at least some. */
export function sumDecimals(texts: readonly string[], leastDecimals = 0): string {
  const terms = texts.map(parse);
  const scale = Math.max(leastDecimals, ...terms.map((term) => term.scale));
  return formatMinorUnits(
    terms.reduce((sum, term) => sum + atScale(term, scale), 0n),
    scale,
  );
}

/** `125000n` with two decimals is `1250.00`. */
export function formatMinorUnits(minor: bigint, decimals: number): string {
  const sign = minor < 0n ? "-" : "";
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** `1234567.5` written the way people read it: `1,234,567.5`, or with other separators. */
export function groupThousands(text: string, group = ",", point = "."): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return fraction === undefined ? grouped : grouped + point + fraction;
}
