import fc from "fast-check";
import { expect, test } from "vitest";
import { CheckedFile, reportOf } from "./checked-file";
import type { Edit } from "../edits";
import { checkedFileOf } from "../file-for-tests";

/** All that can hang together: spaces, one loan on several rows, other capitals, figures that cannot be read, totals. */
const FILE = [
  "Loan ID,Client ID,Amount",
  " A-1,C-1,10.00",
  "A-1,C-1,5.00",
  "a-1,C-1,7.00",
  "A-2,C-2,x",
  "A-2 ,C-2,8.00",
  "A-3,C-3,0",
  "A-4,C-4,1.00",
  "A-4,C-9,2.00",
  "Total,,33.00",
].join("\n");

const row = fc.integer({ min: 1, max: 11 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant("cell" as const),
    row,
    column: fc.constantFrom("loanId" as const, "clientId" as const, "amount" as const),
    text: fc.constantFrom("A-1", "A-2", "a-1", "A-4", "", " A-9", "C-1", "12.00", "0", "y"),
  }),
  fc.record({ kind: fc.constantFrom("leave-out" as const, "put-back" as const), row }),
  fc.record({
    kind: fc.constant("accept" as const),
    row,
    code: fc.constantFrom("amount.zero" as const, "loan-id.spaces" as const, "loan-id.alike" as const),
  }),
  fc.record({
    kind: fc.constant("twice" as const),
    rows: fc.constantFrom<number[]>([3, 2], [2, 3], [8, 9], [2, 3, 4], [5, 6]),
    choice: fc.constantFrom("add" as const, "all" as const),
  }),
);

test("what is taken from the judgement before is what judging anew finds", () => {
  const { layout } = checkedFileOf(FILE);
  fc.assert(
    fc.property(fc.array(fc.array(edit, { maxLength: 6 }), { minLength: 2, maxLength: 6 }), (acts) => {
      let before: CheckedFile | null = null;
      // Act by act, then taken back one by one.
      const states = acts.map((_, at) => acts.slice(0, at + 1).flat());
      for (const edits of [...states, ...states.toReversed(), []]) {
        const again: CheckedFile = new CheckedFile(layout, edits, before);
        const anew = new CheckedFile(layout, edits);
        expect(reportOf(again)).toEqual(reportOf(anew));
        expect(again.markedPositions()).toEqual(anew.markedPositions());
        before = again;
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});

test("another layout is judged by itself", () => {
  const edits: Edit[] = [{ kind: "cell", row: 2, column: "amount", text: "1,234" }];
  const before = checkedFileOf(FILE, { edits });
  const other = checkedFileOf("Loan ID,Client ID,Amount\nB-1,C-1,3.00\nB-2,C-2,2.50");
  const again = new CheckedFile(other.layout, edits, before);
  expect(reportOf(again)).toEqual(reportOf(new CheckedFile(other.layout, edits)));
});
