import type { ReactNode } from "react";
import { Mark, type Tone } from "@/components/ui/mark";
import type { BatchState } from "@/lib/delivery/states";
import type { ReportState } from "@/lib/repayments/report";

const TONES: Record<ReportState | BatchState, Tone> = {
  draft: "neutral",
  ready: "warning",
  planned: "neutral",
  claimed: "neutral",
  dispatching: "information",
  sending: "information",
  unknown: "error",
  accepted: "good",
  accepted_with_problems: "warning",
  partly_done: "warning",
  rejected: "error",
  cancelled: "neutral",
  finalized: "good",
};

/** A state as a word beside a shape. Tests and screen readers find the state itself in `data-state`. */
export function StateTag({ state, children }: { state: ReportState | BatchState; children: ReactNode }) {
  return (
    <span data-state={state} className="inline-flex items-center gap-2 font-semibold">
      <Mark tone={TONES[state]} />
      {children}
    </span>
  );
}

/** The tone of a state, for what stands around it. */
export function toneOf(state: ReportState | BatchState): Tone {
  return TONES[state];
}
