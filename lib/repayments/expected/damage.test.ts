import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsOffered } from "./loans-for-tests";

/**
 * Whatever a spreadsheet makes of an expected ID, its loan is among those that are offered. What spreadsheets do is
 * written here again, from the ID to the text; the code goes from the text to the IDs.
 */

const SEED = 20_361_201;

/** Lists of IDs of one style, and how that style is damaged with a random number. */
function expectOffered(
  ids: fc.Arbitrary<string[]>,
  damage: (id: string, random: number) => string,
  numRuns = 300,
): void {
  let damaged = 0;
  fc.assert(
    fc.property(ids, fc.nat(), fc.nat(), (list, place, random) => {
      const id = list[place % list.length] ?? "";
      const text = damage(id, random);
      if (list.includes(text)) {
        expect(idsOffered(list, text)).toEqual([]);
        return;
      }
      damaged++;
      expect(idsOffered(list, text)).toContain(id);
    }),
    { numRuns, seed: SEED },
  );
  expect(damaged).toBeGreaterThan(numRuns / 4);
}

function listOf(id: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  return fc.uniqueArray(id, { minLength: 1, maxLength: 40 });
}

function pick<Item>(items: readonly [Item, ...Item[]], random: number): Item {
  return items[random % items.length] ?? items[0];
}

/** Replaces one of the places that fit. */
function replaceOne(text: string, pattern: RegExp, random: number, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[random % Math.max(found.length, 1)];
  if (!one) return text;
  return text.slice(0, one.index) + by(one[0]) + text.slice(one.index + one[0].length);
}

const number = fc.bigInt({ min: 1n, max: 99_999_999n }).map(String);
const sequence = fc.bigInt({ min: 1_042_000n, max: 1_042_400n }).map(String);
const padded = fc.nat({ max: 99_999 }).map((value) => String(value).padStart(6, "0"));
const account = fc
  .bigInt({ min: 1n, max: 999_999_999_999_999n })
  .map((value) => String(value).padStart(15, "0"));
const long = fc.bigInt({ min: 10n ** 15n, max: 10n ** 20n }).map(String);
const longSequence = fc
  .bigInt({ min: 4_000_123_400_000_000_000n, max: 4_000_123_400_000_009_999n })
  .map(String);
const named = fc
  .tuple(
    fc.constantFrom("A", "Kv", "LOAN", "Ñ", "PEÑA", "БТ"),
    fc.constantFrom("-", "/", " ", ".", ""),
    fc.nat(9999),
    fc.nat(2050),
  )
  .map(([name, sign, first, second]) => `${name}${sign}${first}${sign === "" ? "-" : sign}${second}`);
const any = fc.oneof(number, padded, named, account);

describe("an ID is found again", () => {
  it("with what cannot be seen in it, and with signs around it", () => {
    const wraps: [(id: string) => string, ...((id: string) => string)[]] = [
      (id) => ` ${id}`,
      (id) => `${id}\u00a0\t`,
      (id) => `${id.slice(0, 1)}\u200b${id.slice(1)}`,
      (id) => `="${id}"`,
      (id) => `'${id}`,
      (id) => `"=""${id}"""`,
    ];
    expectOffered(listOf(any), (id, random) => pick(wraps, random)(id));
  });

  it("in other capitals", () => {
    expectOffered(listOf(named), (id, random) => (random % 2 ? id.toLowerCase() : id.toUpperCase()));
  });

  it("with letters that look the same", () => {
    const looks: Record<string, string> = {
      A: "А",
      K: "К",
      O: "О",
      N: "Ν",
      E: "Ε",
      "-": "–",
      "0": "０",
      Ñ: "N\u0303",
    };
    expectOffered(listOf(named), (id, random) =>
      replaceOne(id, /[AKONE0Ñ-]/g, random, (letter) => looks[letter] ?? letter),
    );
  });

  it.each(["en-US", "de-DE", "fr-FR", "en-IN", "de-CH", "es-ES"])("as a number of %s", (locale) => {
    const format = (decimals: number): Intl.NumberFormat =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, useGrouping: "always" as never });
    expectOffered(listOf(fc.oneof(number, padded, account)), (id, random) =>
      format(random % 3).format(BigInt(id)),
    );
  });

  it("without its zeros, or with some more", () => {
    expectOffered(listOf(padded), (id, random) => (random % 4 ? String(Number(id)) : id.padStart(9, "0")));
  });

  it("in scientific notation, as Excel rounds and as other programs write it", () => {
    const shown = (id: string, random: number): string => {
      const text = Number(id).toExponential(random % 6);
      const [mantissa = "", power = ""] = text.split("e+");
      const sign = random % 2 ? "," : ".";
      return `${mantissa.replace(".", sign)}E+${power.padStart(2, "0")}`;
    };
    for (const id of [number, sequence, account]) expectOffered(listOf(id), shown);
    expectOffered(listOf(fc.oneof(long, longSequence)), (id) => Number(id).toExponential());
  });

  it("with the 15 digits that Excel keeps, or that others round to", () => {
    const cut = (id: string): string => id.slice(0, 15).padEnd(id.length, "0");
    const round = (id: string): string => {
      const unit = 10n ** BigInt(id.length - 15);
      return String(((BigInt(id) + unit / 2n) / unit) * unit);
    };
    for (const id of [long, longSequence])
      expectOffered(listOf(id), (one, random) => (random % 2 ? cut(one) : round(one)));
  });

  it("with other signs between its letters and digits", () => {
    expectOffered(listOf(named), (id, random) =>
      id.replace(/[-/ .]/g, () => pick(["-", "/", " ", "_", ", ", ""], random)),
    );
  });

  it("with a lost letter", () => {
    expectOffered(listOf(fc.oneof(named, padded)), (id, random) =>
      replaceOne(id, /./gu, random, () => pick(["\ufffd", "?"], random)),
    );
  });

  it("with a letter for a digit, or the other way round", () => {
    const taken: Record<string, string> = {
      "0": "O",
      "1": "l",
      "5": "S",
      "8": "B",
      "2": "Z",
      "6": "G",
      O: "0",
    };
    expectOffered(listOf(fc.oneof(named, padded)), (id, random) =>
      replaceOne(id, /[015826O]/g, random, (letter) => taken[letter] ?? letter),
    );
  });
});

it("an ID with one other digit is another borrower's: nothing is offered for it", () => {
  const dates = fc
    .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }))
    .map(([d, m]) => `${d}/${m}/2023`);
  fc.assert(
    fc.property(
      fc.oneof(number, padded, account, named, dates),
      fc.nat(),
      fc.nat({ max: 8 }),
      (id, place, step) => {
        const other = replaceOne(id, /\d/g, place, (digit) => String((Number(digit) + 1 + step) % 10));
        expect(idsOffered([id], other)).toEqual([]);
      },
    ),
    { numRuns: 3000, seed: SEED },
  );
});

it("of what was rounded just those are offered that are rounded to it", () => {
  const list = fc.uniqueArray(fc.oneof(sequence, fc.integer({ min: 1, max: 200_000 }).map(String)), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(list, fc.nat(), fc.nat({ max: 5 }), (ids, place, decimals) => {
      const shown = (id: string): string => Number(id).toExponential(decimals);
      const text = shown(ids[place % ids.length] ?? "");
      expect(idsOffered(ids, text.replace("e", "E"))).toEqual(ids.filter((id) => shown(id) === text));
    }),
    { numRuns: 1000, seed: SEED },
  );
});
