import fc from "fast-check";
import { expect, test } from "vitest";
import type { Edit } from "@/lib/repayments/edits";
import { actOf, changeActs, NO_ACTS, type Acts, type ActsChange } from "../acts";
import { EditsHearer, EditsTeller } from "./told-edits";

const edit = fc.integer({ min: 2, max: 9 }).map((row): Edit => ({ kind: "leave-out", row }));
const change = fc.oneof(
  { weight: 4, arbitrary: fc.array(edit, { maxLength: 4 }).map((edits) => ({ edits })) },
  { weight: 3, arbitrary: fc.constantFrom("undo" as const, "redo" as const, "clear" as const) },
);

test("whatever she does and takes back, the worker has exactly her edits", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 3 }), fc.array(change, { maxLength: 25 }), (kept, changes) => {
      const [teller, hearer] = [new EditsTeller(), new EditsHearer()];
      const draft = actOf(kept);
      // The same, with objects where the page has texts.
      const done: Edit[][] = [];
      const undone: Edit[][] = [];
      let acts: Acts = NO_ACTS;
      for (const one of changes) {
        let wanted: ActsChange;
        if (typeof one === "object") {
          wanted = { type: "act", act: actOf(one.edits) };
          if (one.edits.length > 0) undone.length = 0;
          if (one.edits.length > 0) done.push(one.edits);
        } else {
          wanted = { type: one };
          const moved = one === "undo" ? done.pop() : one === "redo" ? undone.pop() : undefined;
          if (moved) (one === "undo" ? undone : done).push(moved);
          if (one === "clear") done.length = undone.length = 0;
        }
        acts = changeActs(acts, wanted);
        expect(hearer.hear(teller.tell([draft, ...acts.done]))).toEqual([...kept, ...done.flat()]);
      }
    }),
    { seed: 11 },
  );
});

test("an act travels once, and again to a worker that has not heard of it", () => {
  const [large, small] = [actOf([{ kind: "leave-out", row: 2 }]), actOf([{ kind: "put-back", row: 2 }])];
  const teller = new EditsTeller();
  const texts = (acts: (typeof large)[], by = teller) => by.tell(acts).map(({ written }) => written !== null);
  expect(texts([large])).toEqual([true]);
  expect(texts([large, small])).toEqual([false, true]);
  expect(texts([large, small], new EditsTeller())).toEqual([true, true]);
});
