import type { BatchState, DeliveryState } from "@/lib/delivery/states";
import { deliveryState } from "@/lib/delivery/states";
import type { CheckSettings } from "./checked-report";
import type { Choices } from "./edits";

/** What a person decided about a report; what delivery adds to it is its state. */
export type ReportStage = "draft" | "confirmed" | "cancelled" | "finalized";

export const REPORT_STATES = [
  "draft",
  "ready",
  "sending",
  "unknown",
  "accepted",
  "accepted_with_problems",
  "partly_done",
  "rejected",
  "cancelled",
  "finalized",
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** One month's repayments for one environment. */
export interface Report {
  id: string;
  /** YYYY-MM */
  month: string;
  /** The id of the report whose loans it sends again; null for an ordinary one. */
  corrects: string | null;
  stage: ReportStage;
  state: ReportState;
  fileName: string;
  fileSha256: string;
  choices: Choices;
  /** Which of Kiva's lists of expected loans it was compared with; null for none. */
  snapshotId: string | null;
  version: number;
  /** The token of the save that made this version. */
  savedToken: string;
  fingerprint: string;
  lineCount: number;
  sumText: string;
  problemRows: number;
  leftOutRows: number;
  partnerId: string;
  columns: CheckSettings["columns"];
  amountMeaning: "repaid" | "outstanding";
  currency: string;
  batchLimit: number;
  /** Epoch milliseconds, with the name of who did it. */
  created: Act;
  updatedAt: number;
  confirmed: Act | null;
  /** Cancelled or finalized. */
  closed: Act | null;
}

export interface Act {
  at: number;
  by: string;
}

/** The one state a report is in: her decision, then what delivery made of it. */
export function reportState(
  stage: ReportStage,
  batches: readonly BatchState[],
  isSendRequested: boolean,
): ReportState {
  if (stage !== "confirmed") return stage;
  const state: DeliveryState = deliveryState(batches, isSendRequested);
  return state;
}

/** True once every batch has an outcome that will not change any more. */
export function isDelivered(state: ReportState): boolean {
  return ["accepted", "accepted_with_problems", "partly_done", "rejected"].includes(state);
}
