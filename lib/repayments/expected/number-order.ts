import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { firstFrom } from "@/lib/first-from";
import { bareId } from "./bare-id";
import { type Match, type MatchReason, matchesAt } from "./match";

/** A number as `digits` times ten to `power`; the digits as text, however many. */
export interface Scaled {
  digits: string;
  power: number;
}

const WHOLE = /^\d+$/;
/** Zeros in front of a power are LibreOffice's and change nothing. */
const SCIENTIFIC = /^(\d{1,3})(?:[.,](\d+))?E([+-]?)0*(\d{1,3})$/i;

/** Reads `1.04E+06`, also with a comma; null if it is not written like that. */
export function readScientific(text: string): (Scaled & { isSigned: boolean; hasDecimals: boolean }) | null {
  const [, whole = "", decimals = "", sign = "", power = ""] = SCIENTIFIC.exec(text) ?? [];
  if (whole === "") return null;
  const size = Number(`${sign}${power}`);
  return {
    digits: whole + decimals,
    power: size - decimals.length,
    isSigned: sign === "+",
    hasDecimals: decimals !== "",
  };
}

/** Beyond the highest power that can be read, and still one character. */
const POWERS_FROM = 0x4000;

/** A text for a number, so that the texts stand in the order of the numbers; "" for zero. */
function sortKey({ digits, power }: Scaled): string {
  const significant = digits.replace(/^0+/, "");
  if (significant === "") return "";
  const first = POWERS_FROM + power + significant.length;
  return String.fromCharCode(first) + significant.replace(/0+$/, "");
}

/** The IDs that a spreadsheet takes for numbers, in the order of the numbers. Zeros in front count for nothing. */
export class NumberOrder {
  private readonly keys: string[] = [];
  private readonly positions: number[] = [];
  /** Answers given: a column may hold one and the same text in every row, for thousands of loans. */
  private readonly answers = new Map<string, readonly Match[]>();

  constructor(loans: readonly ExpectedLoan[]) {
    const entries: { key: string; position: number }[] = [];
    for (const [position, { loanId }] of loans.entries()) {
      const bare = bareId(loanId);
      // `5E-12` is an ID that a spreadsheet takes for a number as well.
      const number = WHOLE.test(bare) ? { digits: bare, power: 0 } : readScientific(bare);
      const key = number ? sortKey(number) : "";
      if (key !== "") entries.push({ key, position });
    }
    entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    for (const { key, position } of entries) {
      this.keys.push(key);
      this.positions.push(position);
    }
  }

  /** The loans from one number to before another, in the list's order. */
  between(from: Scaled, before: Scaled, reason: MatchReason): readonly Match[] {
    const [low, high] = [sortKey(from), sortKey(before)];
    return this.matches(
      (key) => key < low,
      (key) => key < high,
      reason,
    );
  }

  /** The loans whose numbers are the same once they are floating-point numbers of 64 bits. */
  sameFloat(number: Scaled, reason: MatchReason): readonly Match[] {
    const value = Number(`${number.digits}e${number.power}`);
    return this.matches(
      (key) => floatOf(key) < value,
      (key) => floatOf(key) <= value,
      reason,
    );
  }

  private matches(
    isBefore: (key: string) => boolean,
    isNotAfter: (key: string) => boolean,
    reason: MatchReason,
  ): readonly Match[] {
    const { keys, positions, answers } = this;
    const from = firstFrom(keys.length, (at) => isBefore(keys[at] ?? ""));
    const to = firstFrom(keys.length, (at) => isNotAfter(keys[at] ?? ""));
    const question = `${from} ${to} ${reason}`;
    const known = answers.get(question);
    if (known) return known;
    const found = matchesAt(positions.slice(from, to), reason);
    answers.set(question, found);
    return found;
  }
}

function floatOf(key: string): number {
  return Number(`0.${key.slice(1)}e${key.charCodeAt(0) - POWERS_FROM}`);
}

/** The order of all expected loans, to be made once. */
export function inNumberOrder(loans: readonly ExpectedLoan[]): NumberOrder {
  return new NumberOrder(loans);
}
