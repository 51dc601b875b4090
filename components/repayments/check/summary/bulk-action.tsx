import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onceDrawn } from "@/components/ui/later";
import { useFocusAfter } from "@/components/ui/use-focus-after";
import type { BulkChange, BulkKind } from "@/lib/repayments/edits/fix-preview";
import type { ProblemCode } from "@/lib/repayments/problems";
import type { Act } from "../acts";
import type { Foreseen } from "../worker/worker-messages";

const BulkQuestion = onceDrawn(() => import("./bulk-question").then((part) => part.BulkQuestion));

/** Works out what doing something about all of a kind would change; wherever the rows are kept. */
export type ForeseeBulk = (kind: BulkKind, code: ProblemCode) => Promise<Foreseen<BulkChange> | null>;

/**
 * A button that settles all problems of a kind in one way. She sees what changes first; a single row is settled at
 * once, for it can be undone.
 */
export function BulkAction({
  kind,
  code,
  currency,
  describedBy,
  className,
  foresee,
  onSee,
  act,
  children,
}: {
  kind: BulkKind;
  code: ProblemCode;
  currency: string;
  describedBy: string;
  className?: string;
  foresee: ForeseeBulk;
  onSee: (code: ProblemCode) => void;
  act: (act: Act) => void;
  children: string;
}) {
  const [change, setChange] = useState<Foreseen<BulkChange> | null>(null);
  // The button goes away with the problems.
  const part = useFocusAfter<HTMLDivElement>("check-summary");
  const begin = async () => {
    const found = await foresee(kind, code);
    if (!found) return;
    if (found.act.summary.count > 1) setChange(found);
    else act(found.act);
  };
  const close = () => setChange(null);
  return (
    <div ref={part} className="contents">
      <Button kind="quiet" aria-describedby={describedBy} className={className} onClick={() => void begin()}>
        {children}
      </Button>
      {change && (
        <BulkQuestion
          change={change}
          currency={currency}
          onSee={() => {
            close();
            onSee(code);
          }}
          onYes={() => {
            close();
            act(change.act);
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
