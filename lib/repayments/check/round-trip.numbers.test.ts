import fc from "fast-check";
import { expect, it } from "vitest";
import { currencyDecimals } from "@/lib/money";
import { expectExact, loans, newTally, plainOf, quoted } from "./dialect-for-tests";
import { bytesOf } from "../file-for-tests";

/** However amounts are written, each is read exactly, or asked about, or held back: never another by a factor of a thousand. */

const SIGNS: Record<string, readonly string[]> = {
  KES: ["KSh ", "Ksh.", "KES ", " KES", "/=", "/-", "Kshs. "],
  BOB: ["Bs ", "Bs. ", "Bs", " Bs.", "BOB ", "$b "],
  XOF: [" FCFA", " F CFA", "F.CFA ", " XOF", " F"],
  INR: ["₹", "Rs. ", "Rs ", "/-", " INR"],
  CHF: ["CHF ", "Fr. ", " SFr.", "CHF"],
  UGX: ["UGX ", "USh ", "/="],
  TND: ["DT ", " TND"],
  USD: ["$", "US$ ", " USD", "$ "],
  PEN: ["S/ ", "S/. ", " soles"],
};

const SPACES = [" ", "\u00a0", "\u202f", "\u2009"];

const style = fc.record({
  currency: fc.constantFrom(...Object.keys(SIGNS)),
  sign: fc.constantFrom(".", ","),
  group: fc.constantFrom("", "", ...SPACES, "'", "\u2019", "other", "other", "indian"),
  /** Decimals: as the currency has them, without zeros at the end, or none of them where there is nothing but zeros. */
  decimals: fc.constantFrom("all", "dropped", "whole"),
  mark: fc.nat({ max: 9 }),
  markedRows: fc.constantFrom("none", "none", "all", "some"),
  around: fc.constantFrom("", "", " ", "\u00a0", "\u200b"),
  wrapping: fc.constantFrom("none", "none", "none", "formula", "apostrophe", "stroke"),
  leadingZeros: fc.boolean(),
  /** One row in another style than the others. */
  odd: fc.constantFrom("none", "none", "sign", "group"),
});
type Style = typeof style extends fc.Arbitrary<infer Value> ? Value : never;

function write(plain: string, how: Style, at: number): string {
  const isOdd = at === 1 && how.odd !== "none";
  const sign = isOdd && how.odd === "sign" ? (how.sign === "." ? "," : ".") : how.sign;
  const group = isOdd && how.odd === "group" ? "'" : how.group;
  const [whole = "", fraction = ""] = plain.split(".");
  const isRound = !/[1-9]/.test(fraction);
  const shown =
    how.decimals === "dropped"
      ? fraction.replace(/0+$/, "")
      : how.decimals === "whole" && isRound
        ? ""
        : fraction;
  const separator = group === "other" ? (sign === "." ? "," : ".") : group;
  const grouped =
    group === "indian"
      ? whole.replace(/\B(?=(\d{2})*(\d{3})$)/g, sign === "." ? "," : "")
      : whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const padded = how.leadingZeros && grouped === whole && whole.length < 4 ? whole.padStart(4, "0") : grouped;
  let text = shown === "" ? padded : `${padded}${sign}${shown}`;
  if (how.wrapping === "stroke" && shown === "") text += ".-";
  if (how.markedRows === "all" || (how.markedRows === "some" && at % 3 === 0)) {
    const marks = SIGNS[how.currency] ?? [];
    const mark = marks[how.mark % marks.length] ?? "";
    const isBehind = mark.startsWith(" ") || mark.startsWith("/");
    text = isBehind ? text + mark : mark + text;
  }
  if (how.wrapping === "formula") text = `="${text}"`;
  if (how.wrapping === "apostrophe") text = `'${text}`;
  return how.around + text + how.around;
}

const anyLoans = fc.oneof(loans(99_999n), loans(999_999_999n), loans(999_999_999_999n));

it("numbers: any amounts are read back exactly or asked about", () => {
  const [plain, other] = [newTally(), newTally()];
  fc.assert(
    fc.property(anyLoans, style, (list, how) => {
      const isPlain = how.markedRows === "none" && how.wrapping === "none" && how.odd === "none";
      const decimals = currencyDecimals(how.currency);
      const lines = list.map(({ loanId, clientId, units }, at) =>
        [loanId, clientId, write(plainOf(units, decimals), how, at)]
          .map((cell) => quoted(cell, ";"))
          .join(";"),
      );
      expectExact(
        {
          bytes: bytesOf(["Loan ID;Client ID;Amount", ...lines].join("\n")),
          currency: how.currency,
          loans: list,
          rows: list.map(({ loanId }, index) => ({ row: index + 2, loanId })),
        },
        isPlain ? plain : other,
      );
    }),
    { numRuns: 400 },
  );
  // A column in one format, with nothing beside its figures, is hardly ever a reason to ask or to hold a row back.
  expect(plain.questions).toBeLessThan(plain.files * 0.3);
  expect(plain.held).toBeLessThan(plain.exact * 0.1);
  expect(other.exact).toBeGreaterThan(0);
});
