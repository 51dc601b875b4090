import { REPORT_DELIVERY } from "./report-store";

/** A report, as deliveries name what they deliver. */
export function reportSubject(reportId: string) {
  return { kind: REPORT_DELIVERY, subjectId: reportId } as const;
}
