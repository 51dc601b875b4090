/** What reads and judges a draft, and what is not needed to look at it: one piece, which comes with the first key or
 * click in the form (load-checks.ts). */
export { readDate } from "@/lib/drafts/dates";
export { draftSchema } from "@/lib/drafts/draft-schema";
export { judgeDraft } from "@/lib/drafts/judge-draft";
export { readTypedAmount } from "@/lib/drafts/typed-amount";
export { DragHandle } from "./drag-handle";
export { dragOrder } from "./drag-order";
export { Editors } from "./editors";
export { Fixes } from "./fixes";
export { goToField } from "./go-to-field";
export { LeaveWarning } from "./leave-warning";
export { LiveProblemCounts, LiveProblemLists } from "./live-problems";
export { totalOf } from "./loan-total";
