import { useWatch } from "react-hook-form";
import { ScheduleField } from "@/components/drafts/schedule/schedule-field";
import { readDate } from "@/lib/drafts/dates";
import { useFormParts } from "./form-context";
import { totalOf } from "./loan-total";
import { useFieldValue } from "./use-field-value";
import { useProblemsUnder } from "./use-judged";

/** When and how the loan comes back, beside what it comes to. */
export function ScheduleSection() {
  const { control, mayEdit } = useFormParts();
  const [schedule, setSchedule] = useFieldValue("schedule");
  const [borrowers, currency, date] = useWatch({ control, name: ["borrowers", "currency", "disbursalDate"] });
  const problems = useProblemsUnder("schedule");
  const disbursal = readDate(date);
  return (
    <div className="border-t border-line pt-6">
      <ScheduleField
        id="schedule"
        value={schedule}
        onChange={setSchedule}
        currency={currency}
        amount={totalOf(borrowers, currency).amountText}
        disbursalDate={"iso" in disbursal ? disbursal.iso : null}
        problems={problems}
        isReadOnly={!mayEdit}
      />
    </div>
  );
}
