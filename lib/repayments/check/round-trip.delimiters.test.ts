import fc from "fast-check";
import { expect, it } from "vitest";
import { expectExact, HEADERS, loans, newTally, plainOf, quoted } from "./dialect-for-tests";
import { bytesOf } from "../file-for-tests";

/** Whatever is in the cells, and however they are set apart and enclosed, each loan is read back exactly. */

/** Lines that could each be a row of its own are not written into one cell: there an unclosed quote is likelier. */
const note = fc
  .string({
    unit: fc.constantFrom("a", "ñ", " ", ",", ";", "|", "\t", "'", '"', "1", ".", "\n"),
    maxLength: 8,
  })
  .map((text) => (text.includes("\n") ? text.replaceAll("1", "one") : text));

const dialect = fc.record({
  headers: fc.constantFrom(...HEADERS),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  quoting: fc.constantFrom("needed", "all", "text"),
  end: fc.constantFrom("\n", "\r\n"),
  mark: fc.constantFrom("", "\ufeff", "\ufeff\ufeff"),
  /** The line that names the delimiter: the right one, one that is not used, or none. */
  sep: fc.constantFrom("none", "none", "right", "quoted", "wrong"),
  /** Every line in quotes once more, as Excel saves what it opened in one column. */
  wrapped: fc.constantFrom("no", "no", "no", "all", "some"),
  trailing: fc.integer({ min: 0, max: 2 }),
  wide: fc.boolean(),
});

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), true);
  return bytes;
}

it("delimiters and quotes: any list is read back exactly or asked about", () => {
  const tally = newTally();
  fc.assert(
    fc.property(loans(), dialect, fc.array(note, { minLength: 13, maxLength: 13 }), (list, how, notes) => {
      const { delimiter, quoting, headers } = how;
      const cell = (text: string, isText: boolean): string =>
        quoted(text, delimiter, quoting === "all" || (quoting === "text" && isText));
      const line = (cells: string[], isText = true): string =>
        cells.map((text, at) => cell(text, isText && at !== 2)).join(delimiter) +
        delimiter.repeat(how.trailing);
      // A line break inside a cell is lost where lines are wrapped once more.
      const clean = (text: string): string => (how.wrapped === "no" ? text : text.replaceAll("\n", " "));
      const lines = [
        line([headers.loanId, headers.clientId, headers.amount, headers.note]),
        ...list.map(({ loanId, clientId, units }, index) =>
          line([loanId, clientId, plainOf(units, 2), clean(notes[index] ?? "")]),
        ),
      ].map((text) =>
        how.wrapped === "all" || (how.wrapped === "some" && text.includes('"'))
          ? `"${text.replaceAll('"', '""')}"`
          : text,
      );
      const other = delimiter === ";" ? "," : ";";
      const first = {
        none: "",
        right: `sep=${delimiter}`,
        quoted: `"sep=${delimiter}"`,
        wrong: `sep=${other}`,
      };
      const sep = first[how.sep] === "" ? "" : first[how.sep] + how.end;
      const text = how.mark + sep + lines.join(how.end) + how.end;
      expectExact(
        {
          bytes: how.wide && how.mark === "" ? utf16(text) : bytesOf(text),
          currency: "USD",
          loans: list,
          rows: list.map(({ loanId }, index) => ({ row: index + 2, loanId })),
        },
        tally,
      );
    }),
    { numRuns: 300 },
  );
  // Nothing of all this is a reason to ask, or to hold a loan back.
  expect(tally.questions).toBeLessThanOrEqual(tally.files * 0.02);
  expect(tally.held).toBeLessThanOrEqual(tally.exact * 0.02);
});
