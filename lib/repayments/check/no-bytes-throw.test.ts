import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesOf, check } from "../file-for-tests";

it("no bytes whatever make it throw, or report a line without an amount", () => {
  const piece = fc.constantFrom(
    "Loan ID",
    "Client ID",
    "Amount",
    "Total",
    "12",
    "1.5",
    "1,234",
    '"',
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    " ",
    "é",
    "\0",
    "=",
    "-",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.uint8Array({ maxLength: 20 }), (pieces, noise) => {
      const bytes = new Uint8Array([...bytesOf(`Loan ID,Client ID,Amount\n${pieces.join("")}`), ...noise]);
      for (const file of [bytes, noise, bytesOf(pieces.join(""))]) {
        const outcome = check(file);
        if (outcome.state !== "checked") continue;
        for (const line of outcome.report.lines) {
          expect(line.amountText).toMatch(/^\d+\.\d{2}$/);
          expect(line.loanId.trim()).not.toBe("");
          expect(line.clientId?.trim()).not.toBe("");
        }
      }
    }),
    { numRuns: 1000 },
  );
});
