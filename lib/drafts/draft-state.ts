import type { BatchState } from "@/lib/delivery/states";

/** `open`: hers to change. What comes after Send is its delivery's: a draft is one batch. */
export const DRAFT_STATES = ["open", "sending", "accepted", "rejected", "unknown", "deleted"] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** The one state a draft is in: a person's decision, then what delivery made of it. */
export function draftState(stage: "open" | "sent" | "deleted", batch: BatchState | null): DraftState {
  if (stage !== "sent") return stage;
  switch (batch) {
    case "accepted":
    case "accepted_with_problems":
      return "accepted";
    case "rejected":
    case "unknown":
      return batch;
    default:
      return "sending";
  }
}
