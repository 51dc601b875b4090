import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsOffered } from "./loans-for-tests";

/** What Excel makes of an ID that it takes for a date is written here again, in its five languages. */

describe("an ID that became a date is found again", () => {
  const MONTHS: Record<string, string[]> = {
    en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
    es: "ene feb mar abr may jun jul ago sep oct nov dic".split(" "),
    fr: "janv févr mars avr mai juin juil août sept oct nov déc".split(" "),
    pt: "jan fev mar abr mai jun jul ago set out nov dez".split(" "),
    de: "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez".split(" "),
  };
  const two = (value: number): string => String(value).padStart(2, "0");

  const drawn = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 2000, max: 2040 }),
    language: fc.constantFrom(...Object.keys(MONTHS)),
    /** The month before the day, as in the United States. */
    isMonthFirst: fc.boolean(),
    sign: fc.constantFrom("-", "/"),
    pads: fc.boolean(),
    /** The year in which the file was opened. */
    opened: fc.integer({ min: 2020, max: 2036 }),
    /** `counted`: the number of days that is left of a date in a column without a format. */
    format: fc.constantFrom("short", "numeric", "iso", "time", "counted"),
  });

  type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

  /** Each kind of ID with what Excel prints of it by itself. */
  const KINDS: Record<string, (of: Drawn) => { id: string; short: string; year: number; day: number }> = {
    "3-5": ({ day, month, isMonthFirst, sign, language, pads, opened }) => {
      const [d, m] = [pads ? two(day) : String(day), pads ? two(month) : String(month)];
      const name = MONTHS[language]?.[month - 1] ?? "";
      return {
        id: isMonthFirst ? m + sign + d : d + sign + m,
        short: language === "de" ? `${two(day)}. ${name}` : `${two(day)}-${name}`,
        year: opened,
        day,
      };
    },
    "5/2023": ({ month, year, isMonthFirst, sign, language }) => ({
      id: isMonthFirst ? `${month}${sign}${year}` : `${year}${sign}${two(month)}`,
      short: `${MONTHS[language]?.[month - 1]}-${two(year % 100)}`,
      year,
      day: 1,
    }),
    "MAR-12": ({ day, month, language, opened, sign, isMonthFirst }) => {
      const name = MONTHS[language]?.[month - 1] ?? "";
      const id = isMonthFirst ? `${name.toUpperCase()}${sign}${day}` : `${day}${name.toUpperCase()}`;
      return { id, short: `${day}-${name}`, year: opened, day };
    },
    "12-05-2036": ({ day, month, year, isMonthFirst, sign, pads, language }) => {
      const shownYear = pads ? two(year % 100) : String(year);
      const parts = isMonthFirst ? [two(month), two(day)] : [two(day), two(month)];
      return {
        id: [...parts, shownYear].join(sign),
        short: `${two(day)}-${MONTHS[language]?.[month - 1]}-${two(year % 100)}`,
        year,
        day,
      };
    },
  };

  it.each(Object.keys(KINDS))("%s", (kind) => {
    const of = KINDS[kind];
    if (!of) throw new Error(kind);
    let damaged = 0;
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 30 }), (list) => {
        const ids = [...new Set(list.map((one) => of(one).id))];
        const one = list[0];
        if (!one) return;
        const { id, short, year, day } = of(one);
        const { month, isMonthFirst, format } = one;
        const numeric = isMonthFirst ? `${month}/${day}/${year}` : `${two(day)}/${two(month)}/${year}`;
        const iso = `${year}-${two(month)}-${two(day)}`;
        const counted = String((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const text = { short, numeric, iso, time: `${iso} 00:00:00`, counted }[format] ?? "";
        // In other capitals it is the ID itself, and needs no date to be found.
        if (ids.includes(text)) return;
        damaged++;
        expect(idsOffered(ids, text)).toContain(id);
      }),
      { numRuns: 400, seed: 20_361_202 },
    );
    expect(damaged).toBeGreaterThan(200);
  });
});
