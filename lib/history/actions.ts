/**
 * Everything that stands in a history, in the past tense: `subject.happened`. Each has words in every language under
 * `history.actions`; what is not in this list cannot be recorded.
 */
export const HISTORY_ACTIONS = [
  "batch.claimed",
  "batch.dispatching",
  "batch.accepted",
  "batch.accepted_with_problems",
  "batch.rejected",
  "batch.unknown",
  "batch.not_sent",
  "batch.not_taken",
  "batch.throttled",
  "batch.unauthorized",
  "batch.released",
  "batch.arrived",
  "batch.did_not_arrive",
  "batch.asked",
  "delivery.others_sent",
  "report.created",
  "report.saved",
  "report.confirmed",
  "report.send-requested",
  "report.finalized",
  "report.cancelled",
  "report.correction-made",
  "draft.created",
  "draft.copied",
  "draft.imported",
  "draft.saved",
  "draft.deleted",
  "draft.restored",
  "draft.send-requested",
  "draft.taken-back",
  "drafts.imported",
  "snippet.saved",
  "snippet.deleted",
  "loans.fetched",
  "organization.set-up",
  "settings.server_errors",
] as const;

export type HistoryAction = (typeof HISTORY_ACTIONS)[number];

/** What the delivery of a batch writes, without the subject. */
export type BatchEvent = HistoryAction extends infer Action
  ? Action extends `batch.${infer Event}`
    ? Event
    : never
  : never;
