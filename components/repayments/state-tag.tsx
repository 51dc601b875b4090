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

interface Props {
  state: ReportState | BatchState;
  children: ReactNode;
}

/** A state as a word beside a shape. */
export function StateMark({ state, children }: Props) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold">
      <Mark tone={TONES[state]} />
      {children}
    </span>
  );
}

/** The same, with the state itself in `data-state`, where no element around it carries it. */
export function StateTag(props: Props) {
  return (
    <span data-state={props.state}>
      <StateMark {...props} />
    </span>
  );
}

/** The tone of a state, for what stands around it. */
export function toneOf(state: ReportState | BatchState): Tone {
  return TONES[state];
}
