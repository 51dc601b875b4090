import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Mark, type Tone } from "@/components/ui/mark";
import type { CheckedReport, ProblemGroup } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import { acceptAll, fixAll, leaveOutAll } from "@/lib/repayments/fixes";
import { canAccept, type ProblemCode } from "@/lib/repayments/problems";
import type { PageSettings } from "./check-props";
import { DecideRepeated } from "./decide-repeated";

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
  onSee,
  act,
}: {
  group: ProblemGroup;
  report: CheckedReport;
  settings: PageSettings;
  onSee: (code: ProblemCode) => void;
  act: (edits: Edit[]) => void;
}) {
  const t = useTranslations("check.summary");
  const problems = useTranslations("problems.group");
  const { code, open, count, severity } = group;
  const isSolved = severity !== "note" && open === 0;
  const sentence = problems(code, { count: open || count });
  // Rows that Excel hides are reported unless she says otherwise, here in one go.
  const leavable = code === "row.hidden" ? leaveOutAll(report, code).length : open;
  const describedBy = `group-${code.replace(".", "-")}`;

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
        {group.canFixAll && (
          <Button
            kind="quiet"
            aria-describedby={describedBy}
            className="font-semibold"
            onClick={() => act(fixAll(report, code))}
          >
            {t("fixAll", { count: fixAll(report, code).length })}
          </Button>
        )}
        {open > 0 && canAccept(code) && (
          <Button kind="quiet" aria-describedby={describedBy} onClick={() => act(acceptAll(report, code))}>
            {code === "amount.zero" ? t("reportZeroAll", { count: open }) : t("acceptAll", { count: open })}
          </Button>
        )}
        {open > 0 && code === "loan.twice" && (
          <DecideRepeated report={report} settings={settings} describedBy={describedBy} act={act} />
        )}
        {/* Of a loan that stands twice one row mostly counts: leaving all of them out would lose it. */}
        {leavable > 0 && code !== "loan.twice" && (
          <Button kind="quiet" aria-describedby={describedBy} onClick={() => act(leaveOutAll(report, code))}>
            {t("leaveOutAll", { count: leavable })}
          </Button>
        )}
      </div>
    </li>
  );
}
