import fc from "fast-check";
import { expect, it } from "vitest";
import { expectExact, loans, newTally, plainOf, quoted } from "./dialect-for-tests";
import { bytesOf } from "../file-for-tests";

/** Whatever happens to an ID on its way: it is read as it stands, and where it is damaged it never goes out unasked. */

const CYRILLIC: Record<string, string> = { A: "А", E: "Е", K: "К", O: "О", a: "а", b: "Ь", x: "х" };

/** What spreadsheets and systems do to an ID; the same text where they cannot do it to this one. */
const DAMAGE: Record<string, (id: string) => string> = {
  formula: (id) => `="${id}"`,
  apostrophe: (id) => `'${id}`,
  quotes: (id) => `"${id}"`,
  typographic: (id) => `“${id}”`,
  decimals: (id) => (/^\d+$/.test(id) ? `${id}.0` : id),
  decimalComma: (id) => (/^\d+$/.test(id) ? `${id},00` : id),
  thousands: (id) => (/^[1-9]\d{3,}$/.test(id) ? id.replace(/\B(?=(\d{3})+$)/g, ",") : id),
  thousandSpaces: (id) => (/^[1-9]\d{3,}$/.test(id) ? id.replace(/\B(?=(\d{3})+$)/g, "\u00a0") : id),
  scientific: (id) => (/^\d{7}$/.test(id) ? `${id.slice(0, 1)}.${id.slice(1, 3)}E+06` : id),
  scientificComma: (id) => (/^\d{7}$/.test(id) ? `${id.slice(0, 1)},${id.slice(1, 3)}E+06` : id),
  date: () => "05-mars",
  isoDate: () => "2026-03-05 00:00:00",
  narrow: () => "########",
  reference: () => "#REF!",
  nothing: () => "NULL",
  notApplicable: () => "n/a",
  spaceBehind: (id) => `${id} `,
  noBreak: (id) => `\u00a0${id}`,
  zeroWidth: (id) => `${id.slice(0, 2)}\u200b${id.slice(2)}`,
  softHyphen: (id) => `${id.slice(0, 3)}\u00ad${id.slice(3)}`,
  mark: (id) => `\ufeff${id}`,
  direction: (id) => `\u202e${id}`,
  tab: (id) => `${id}\t`,
  fullWidth: (id) => id.replace(/\d/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  arabicDigits: (id) => id.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x630)),
  lookAlike: (id) => id.replace(/[AEKOax]/, (letter) => CYRILLIC[letter] ?? letter),
  enDash: (id) => id.replace("-", "–"),
  replaced: (id) => `${id.slice(0, 2)}\ufffd${id.slice(2)}`,
};

const damage = fc.record({
  /** Which of the loans, by place; the others stand as they are. */
  at: fc.nat({ max: 11 }),
  kind: fc.constantFrom(...Object.keys(DAMAGE)),
  whole: fc.boolean(),
});

it("IDs: damaged or not, they are read as they stand and none that is damaged goes out unasked", () => {
  const tally = newTally();
  fc.assert(
    fc.property(loans(99_999_999n, 4), damage, (list, { at, kind, whole }) => {
      const damaged = (loanId: string, index: number): string =>
        whole || index === at % list.length ? (DAMAGE[kind]?.(loanId) ?? loanId) : loanId;
      const rows = list.map(({ loanId }, index) => ({ row: index + 2, loanId: damaged(loanId, index) }));
      const lines = list.map(({ clientId, units }, index) =>
        [rows[index]?.loanId ?? "", clientId, plainOf(units, 2)].map((cell) => quoted(cell, ",")).join(","),
      );
      // A damaged ID in the report is another than its loan's: `expectExact` compares with the loan's own.
      expectExact(
        {
          bytes: bytesOf(["Loan ID,Client ID,Amount", ...lines].join("\n")),
          currency: "USD",
          loans: list,
          rows,
        },
        tally,
      );
    }),
    { numRuns: 400 },
  );
  expect(tally.questions).toBe(0);
  expect(tally.exact).toBeGreaterThan(tally.held);
});

it("IDs: zeros that are lost, and other capitals, are told where the other rows show them", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 6, maxLength: 15 });
  fc.assert(
    fc.property(numbers, fc.nat({ max: 14 }), fc.boolean(), (list, at, capitals) => {
      const write = (number: number): string => (capitals ? `Kv-${number}` : String(number).padStart(6, "0"));
      const ids = list.map(write);
      const place = at % ids.length;
      const twin = capitals ? (ids[(place + 1) % ids.length] ?? "") : "";
      const shown = ids.map((id, index) =>
        index !== place ? id : capitals ? twin.toUpperCase() : id.replace(/^0+/, ""),
      );
      const text = ["Loan ID,Client ID,Amount", ...shown.map((id, index) => `${id},C${index},5.00`)].join(
        "\n",
      );
      const tally = newTally();
      const own = { loanId: capitals ? twin : (ids[place] ?? ""), clientId: `C${place}`, units: 500n };
      expectExact(
        {
          bytes: bytesOf(text),
          currency: "USD",
          loans: list.map((_, index) =>
            index === place ? own : { loanId: ids[index] ?? "", clientId: `C${index}`, units: 500n },
          ),
          rows: shown.map((loanId, index) => ({ row: index + 2, loanId })),
        },
        tally,
      );
      expect(tally.held).toBe(capitals ? 2 : 1);
    }),
    { numRuns: 150 },
  );
});
