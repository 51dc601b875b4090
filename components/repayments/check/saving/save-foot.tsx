import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import type { Totals } from "@/lib/repayments/checked-report";
import { lastTakenBack, type Acts, type ActsChange } from "../acts";
import { StickyFoot } from "@/components/ui/sticky-foot";

/** The totals and the next step, always in sight. */
export function SaveFoot({
  totals,
  currency,
  acts,
  change,
  isSaving,
  onSave,
  children,
}: {
  totals: Totals;
  currency: string;
  acts: Acts;
  change: (change: ActsChange) => void;
  isSaving: boolean;
  onSave: () => void;
  /** What is in the way of saving, and why the last try failed. */
  children?: ReactNode;
}) {
  const t = useTranslations("check.foot");
  const acted = useTranslations("check.acts");
  const summary = lastTakenBack(acts)?.summary;
  return (
    <StickyFoot>
      {children}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div>
          <p className="font-semibold">
            {t.rich("totals", {
              rows: totals.lines,
              currency,
              sum: () => <Amount text={totals.sumText} />,
            })}
          </p>
          <p aria-live="polite" className="text-small text-ink-soft">
            {summary && acts.last !== "act" && (
              // Anew each time: the same words twice are said twice.
              <span key={acts.done.length}>
                {acted(acts.last, { what: acted(`what.${summary.what}`, { ...summary }) })}
              </span>
            )}
          </p>
          {totals.problemRows > 0 && !summary && (
            <p className="text-small text-ink-soft max-sm:sr-only">
              {t("hint", { count: totals.problemRows })}
            </p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
          <Button
            // Not out of reach: pressed to the end, it must not lose focus.
            aria-disabled={acts.done.length === 0}
            className={DISABLED}
            onClick={() => change({ type: "undo" })}
          >
            {t("undo")}
          </Button>
          <Button
            aria-disabled={acts.undone.length === 0}
            className={DISABLED}
            onClick={() => change({ type: "redo" })}
          >
            {t("redo")}
          </Button>
          <Button
            kind="primary"
            aria-disabled={isSaving || undefined}
            className="max-sm:grow max-sm:px-2"
            onClick={onSave}
          >
            {isSaving ? t("saving") : t("save")}
          </Button>
        </div>
      </div>
    </StickyFoot>
  );
}

const DISABLED =
  "max-sm:px-3 max-sm:font-normal aria-disabled:border-line aria-disabled:text-ink-soft aria-disabled:hover:bg-sheet";
