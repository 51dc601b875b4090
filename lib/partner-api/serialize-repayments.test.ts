import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serializeRepayments } from "./serialize-repayments";

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const amount = fc
  .tuple(fc.oneof(fc.constant("0"), fc.stringMatching(/^[1-9][0-9]{0,17}$/)), fc.option(digits(1, 6)))
  .map(([whole, decimals]) => (decimals === null ? whole : `${whole}.${decimals}`));
const id = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom("0012", "A-2036-12", "LOAN/5/2023"),
);

describe("the bytes of a batch", () => {
  test("are as Kiva's own sample has them", () => {
    const three = [
      { loanId: "1042970", clientId: "184729", amountText: "25.00" },
      { loanId: "1043223", clientId: "481395", amountText: "40.00" },
    ];
    expect(serializeRepayments(three).toString()).toBe(
      '{"repayments":[{"loan_id":"1042970","client_id":"184729","amount":25.00},' +
        '{"loan_id":"1043223","client_id":"481395","amount":40.00}]}',
    );
    const two = three.map((line) => ({ ...line, clientId: null }));
    expect(serializeRepayments(two).toString()).toBe(
      '{"repayments":[{"loan_id":"1042970","amount":25.00},{"loan_id":"1043223","amount":40.00}]}',
    );
  });

  test("hold every amount with exactly the digits of its text, and every ID as it is", () => {
    const line = fc.record({ loanId: id, clientId: fc.option(id), amountText: amount });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const text = serializeRepayments(lines).toString("utf8");
        // Numbers as the text that stands there: what follows the last field's name up to the brace.
        const amounts = [...text.matchAll(/,"amount":([0-9.]+)\}(?=,\{"loan_id":|\]\}$)/g)].map(
          ([, digits]) => digits,
        );
        const asText = text.replace(/,"amount":([0-9.]+)\}(?=,\{"loan_id":|\]\}$)/g, ',"amount":"$1"}');
        const { repayments } = JSON.parse(asText) as { repayments: Record<string, string>[] };
        expect(amounts).toEqual(lines.map(({ amountText }) => amountText));
        expect(repayments).toEqual(
          lines.map(({ loanId, clientId, amountText }) => ({
            loan_id: loanId,
            ...(clientId !== null && { client_id: clientId }),
            amount: amountText,
          })),
        );
        expect(JSON.parse(text)).toBeTruthy();
      }),
    );
  });

  test.each(["", "-1", "1e3", "1,5", "01", ".5", "5.", "NaN", "1 ", "٣"])(
    "%j is not an amount",
    (amountText) => {
      expect(() => serializeRepayments([{ loanId: "1", clientId: null, amountText }])).toThrow(
        "plain decimal",
      );
    },
  );

  test("hold at least one loan, and no empty ID", () => {
    expect(() => serializeRepayments([])).toThrow();
    expect(() => serializeRepayments([{ loanId: "", clientId: null, amountText: "1" }])).toThrow();
    expect(() => serializeRepayments([{ loanId: "1", clientId: "", amountText: "1" }])).toThrow();
  });
});
