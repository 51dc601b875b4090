import { DRAFT_DELIVERY } from "./draft-store";

/** A draft, as deliveries name what they deliver. */
export function draftSubject(draftId: string) {
  return { kind: DRAFT_DELIVERY, subjectId: draftId } as const;
}
