import type { ReactNode } from "react";
import { Mark, type Tone } from "@/components/ui/mark";
import type { DraftState } from "@/lib/drafts/draft-state";

const TONES: Record<DraftState, Tone> = {
  open: "neutral",
  sending: "information",
  accepted: "good",
  rejected: "error",
  unknown: "error",
  deleted: "neutral",
};

/** A draft's state as a word beside a shape. */
export function DraftStateMark({ state, children }: { state: DraftState; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold">
      <Mark tone={TONES[state]} />
      {children}
    </span>
  );
}
