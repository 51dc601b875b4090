import type { Edit } from "@/lib/repayments/edits";
import { readEdits } from "@/lib/repayments/edits/written-edits";

/** Some of her edits, one act of hers or those of a saved draft; `written`: null where the worker has them already. */
export interface ToldEdits {
  id: number;
  written: string | null;
}

interface Written {
  written: string;
}

/**
 * The page's side: each act travels to a worker once, so that one more correction after a hundred thousand costs what
 * one costs.
 */
export class EditsTeller {
  /** What the worker has: what the last message named. */
  private ids = new Map<Written, number>();
  private last = 0;

  tell(acts: readonly Written[]): ToldEdits[] {
    const now = new Map<Written, number>();
    const told = acts.map((act) => {
      const known = this.ids.get(act);
      const id = known ?? ++this.last;
      now.set(act, id);
      return { id, written: known === undefined ? act.written : null };
    });
    this.ids = now;
    return told;
  }
}

/** The worker's side. It has to hear every message, in order, also those it passes over afterwards. */
export class EditsHearer {
  private byId = new Map<number, Edit[]>();

  /** All her edits, in order. */
  hear(told: readonly ToldEdits[]): Edit[] {
    const now = new Map<number, Edit[]>();
    for (const { id, written } of told) {
      now.set(id, written === null ? (this.byId.get(id) ?? []) : readEdits(written));
    }
    this.byId = now;
    return [...now.values()].flat();
  }
}
