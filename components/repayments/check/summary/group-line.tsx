import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Mark, type Tone } from "@/components/ui/mark";
import type { ProblemGroup } from "@/lib/repayments/checked-report";
import { canAccept, type ProblemCode } from "@/lib/repayments/problems";
import type { Act } from "../acts";
import { BulkAction, type ForeseeBulk } from "./bulk-action";
import type { PageSettings } from "../check-props";
import { DecideRepeated, type ForeseeRepeated } from "./decide-repeated";
import type { ReportHead } from "../worker/worker-messages";

function toneOf({ severity, open }: ProblemGroup): Tone {
  if (severity === "note") return "neutral";
  if (open === 0) return "good";
  return severity === "error" ? "error" : "warning";
}

/** One kind of problem: how many, and what can be done about all of them at once. */
export function GroupLine({
  group,
  report,
  settings,
  foresee,
  foreseeRepeated,
  onSee,
  act,
}: {
  group: ProblemGroup;
  report: ReportHead;
  settings: PageSettings;
  foresee: ForeseeBulk;
  foreseeRepeated: ForeseeRepeated;
  onSee: (code: ProblemCode) => void;
  act: (act: Act) => void;
}) {
  const t = useTranslations("check.summary");
  const problems = useTranslations("problems.group");
  const { code, open, count, severity, fixable, standing } = group;
  // Rows that Excel hides are reported unless she says otherwise, here in one go.
  const leavable = code === "row.hidden" ? standing : open;
  const isSolved = severity !== "note" && open === 0;
  const sentence = problems(code, { count: open || count });
  const describedBy = `group-${code.replace(".", "-")}`;
  const bulk = { code, currency: settings.currency, describedBy, foresee, onSee, act };

  return (
    <li className="flex flex-wrap items-center gap-x-4 border-t border-line px-5">
      <p
        id={describedBy}
        className={classNames(
          "flex min-w-56 grow basis-56 items-center gap-3 py-1",
          (isSolved || severity === "note") && "text-ink-soft",
        )}
      >
        <Mark tone={toneOf(group)} />
        <span>{isSolved ? t("solved", { sentence }) : sentence}</span>
      </p>
      <div className="flex flex-wrap max-md:ps-5">
        <Button kind="quiet" aria-describedby={describedBy} onClick={() => onSee(code)}>
          {t("see")}
        </Button>
        {fixable > 0 && (
          <BulkAction {...bulk} kind="fix" className="font-semibold">
            {t("fixAll", { count: fixable })}
          </BulkAction>
        )}
        {open > 0 && canAccept(code) && (
          <BulkAction {...bulk} kind="accept">
            {code === "amount.zero" ? t("reportZeroAll", { count: open }) : t("acceptAll", { count: open })}
          </BulkAction>
        )}
        {open > 0 && code === "loan.twice" && (
          <DecideRepeated
            {...report.repeated}
            foresee={foreseeRepeated}
            settings={settings}
            describedBy={describedBy}
            act={act}
          />
        )}
        {/* Of a loan that stands twice one row mostly counts: leaving all of them out would lose it. */}
        {leavable > 0 && code !== "loan.twice" && (
          <BulkAction {...bulk} kind="leave-out">
            {t("leaveOutAll", { count: leavable })}
          </BulkAction>
        )}
      </div>
    </li>
  );
}
