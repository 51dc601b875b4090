import { PhotoSection } from "./photo-section";
import { ScheduleSection } from "./schedule-section";

/** The picture of the loan, and how it comes back. */
export function PhotoAndSchedule() {
  return (
    <div className="space-y-8">
      <PhotoSection />
      <ScheduleSection />
    </div>
  );
}
