import fc from "fast-check";
import { expect, it } from "vitest";
import { amountBothWays, amountFormat, readAmount } from "./amounts";
import { plainFigure } from "./plain-figure";

const CURRENCIES = [
  ["XOF", 0],
  ["KES", 2],
  ["TND", 3],
] as const;

it.each([
  ["1250.50", ".", 125050],
  ["1250,5", ",", 125050],
  ["1,250.50", ".", 125050],
  ["1.250.000,5", ",", 125000050],
  ["0.5", ".", 50],
  ["7", null, 700],
  ["1.5", ".", 150],
])("%s is plain", (text, sign, units) => expect(plainFigure(text, 2)).toMatchObject({ sign, units }));

it.each([
  "1.234",
  "1,234",
  "1.234.567",
  "007",
  "0",
  "0.00",
  "1.2.3",
  "12,34.5",
  "1.",
  ".5",
  "5.123",
  "-5",
  "5-",
  " 5",
  "1 250",
  "9999999999999",
  "00.5",
  "",
])("%j wants a closer look", (text) => expect(plainFigure(text, 2)).toBeNull());

it("reads what it does read as the closer look does, without a problem", () => {
  const character = fc.constantFrom("0", "1", "2", "5", "9", ".", ",", "1", "2", "3", "-", " ");
  let read = 0;
  fc.assert(
    fc.property(fc.array(character, { minLength: 1, maxLength: 11 }), fc.nat(2), (characters, which) => {
      const [currency, decimals] = CURRENCIES[which]!;
      const text = characters.join("");
      const figure = plainFigure(text, decimals);
      if (figure === null) return;
      read++;
      const { withPoint, withComma } = amountBothWays(text, currency);
      if (figure.sign === null) expect(withPoint).toBe(withComma);
      else
        expect([withPoint !== null, withComma !== null]).toEqual([figure.sign === ".", figure.sign === ","]);
      const reading = readAmount(text, amountFormat(currency, figure.sign, false));
      expect(reading.problems).toEqual([]);
      const units = reading.amountText!.replace(".", "").replace(/^0+/, "");
      expect(String(figure.units)).toBe(units);
      expect(figure.isCanonical).toBe(reading.amountText === text);
    }),
    { numRuns: 5000 },
  );
  expect(read).toBeGreaterThan(300);
});
