import { LoanSection } from "./loan-section";
import { StorySection } from "./story-section";

/** What the loan is, and what lenders will read of it. */
export function LoanAndStory() {
  return (
    <div className="space-y-8">
      <LoanSection />
      <StorySection />
    </div>
  );
}
