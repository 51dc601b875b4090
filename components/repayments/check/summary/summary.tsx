import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import { classNames } from "@/components/ui/class-names";
import { onceDrawn } from "@/components/ui/later";
import type { MissingLoan } from "@/lib/repayments/check/missing-loans";
import type { ProblemCode } from "@/lib/repayments/problems";
import type { Act } from "../acts";
import type { ForeseeBulk } from "./bulk-action";
import type { ForeseeRepeated } from "./decide-repeated";
import type { PageSettings } from "../check-props";
import { GroupLine } from "./group-line";
import type { ReportHead } from "../worker/worker-messages";

const ExpectedFigure = onceDrawn(() =>
  import("../expected/expected-figure").then((part) => part.ExpectedFigure),
);
const MissingLine = onceDrawn(() => import("../expected/missing-line").then((part) => part.MissingLine));

/** What the file comes to, in large figures, and what is wrong with it, by kind. */
export function Summary({
  report,
  settings,
  foresee,
  foreseeRepeated,
  missingLoans,
  onSee,
  act,
}: {
  report: ReportHead;
  settings: PageSettings;
  foresee: ForeseeBulk;
  foreseeRepeated: ForeseeRepeated;
  missingLoans: () => Promise<MissingLoan[]>;
  onSee: (code: ProblemCode) => void;
  act: (act: Act) => void;
}) {
  const t = useTranslations("check.summary");
  const meaning = useTranslations("common.amountMeaning");
  const { totals, groups, expected } = report;
  const missing = expected?.missing ?? 0;

  return (
    <section aria-labelledby="check-summary" className="rounded-base border border-line bg-sheet">
      <h2 id="check-summary" tabIndex={-1} className="sr-only">
        {t("title")}
      </h2>
      <dl className="flex flex-wrap gap-x-12 gap-y-4 px-5 py-4">
        <Figure label={t("rows", { count: totals.lines })}>
          <Count value={totals.lines} />
        </Figure>
        <Figure label={t("sum", { currency: settings.currency, meaning: meaning(settings.amountMeaning) })}>
          <Amount text={totals.sumText} />
        </Figure>
        <Figure label={t("leftOut", { count: totals.leftOut })}>
          <Count value={totals.leftOut} />
        </Figure>
        <Figure
          label={t("problems", { count: totals.problemRows })}
          className={totals.problemRows > 0 ? "text-brick" : undefined}
        >
          <Count value={totals.problemRows} />
        </Figure>
        {expected && <ExpectedFigure expected={expected} />}
      </dl>
      {(groups.length > 0 || missing > 0) && (
        <ul className={classNames("grid", groups.length > 4 && "lg:grid-cols-2")}>
          {groups.map((group) => (
            <GroupLine
              key={group.code}
              group={group}
              report={report}
              settings={settings}
              onSee={onSee}
              foresee={foresee}
              foreseeRepeated={foreseeRepeated}
              act={act}
            />
          ))}
          {missing > 0 && <MissingLine missing={missing} settings={settings} fetchLoans={missingLoans} />}
        </ul>
      )}
    </section>
  );
}

function Count({ value }: { value: number }) {
  return <Amount text={String(value)} />;
}

function Figure({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-ink-soft">{label}</dt>
      <dd className={classNames("text-title font-semibold md:text-figure", className)}>{children}</dd>
    </div>
  );
}
