"use client";

import { useTranslations } from "next-intl";
import { useState, type ClipboardEvent } from "react";
import { FieldProblems } from "@/components/drafts/photo/field-problems";
import { OnDemand } from "@/components/drafts/on-demand";
import { Button } from "@/components/ui/button";
import type { Instalment } from "@/lib/drafts/draft";
import type { DraftProblem } from "@/lib/drafts/problems";
import { ScheduleChart } from "./schedule-chart";
import { ScheduleTable } from "./schedule-table";
import { useRows } from "./use-rows";

type Panel = { name: "build" } | { name: "paste"; text: string };

/**
 * The repayment schedule of a draft: typed, pasted, or built from the loan's terms, and corrected cell by cell. What
 * takes the place of other rows can be undone.
 */
export function ScheduleField({
  id,
  value,
  onChange,
  currency,
  amount,
  disbursalDate,
  problems,
  isReadOnly = false,
}: {
  id: "schedule";
  value: Instalment[];
  onChange: (rows: Instalment[]) => void;
  currency: string;
  /** What all borrowers get together: plain decimal text. */
  amount: string | null;
  disbursalDate: string | null;
  problems: readonly DraftProblem[];
  isReadOnly?: boolean;
}) {
  const t = useTranslations("draftPanels.schedule");
  const common = useTranslations("common");
  const acts = useRows(id, value, onChange);
  const [panel, setPanel] = useState<Panel | null>(null);
  const toggle = (next: Panel) => setPanel(panel?.name === next.name ? null : next);
  const take = (rows: Instalment[]) => {
    setPanel(null);
    acts.replace(rows);
  };

  /** Several cells pasted into one are rows. */
  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text/plain");
    if (isReadOnly || !(event.target instanceof HTMLInputElement) || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    setPanel({ name: "paste", text });
  }

  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-title`} className="space-y-3">
      <h3 id={`${id}-title`} className="text-lead">
        {t("title")}
      </h3>
      {value.length === 0 ? (
        <p className="max-w-[70ch] text-ink-soft">{t("empty")}</p>
      ) : (
        <>
          <ScheduleChart rows={value} currency={currency} />
          <div onPaste={onPaste}>
            <ScheduleTable
              id={id}
              rows={value}
              currency={currency}
              amount={amount}
              problems={problems}
              isReadOnly={isReadOnly}
              acts={acts}
            />
          </div>
        </>
      )}
      <FieldProblems
        id={`${id}-problems`}
        problems={problems.filter(({ at, code }) => at === id && code !== "schedule.sum")}
      />
      {!isReadOnly && (
        <>
          <div role="status" className="flex flex-wrap items-center gap-x-2 empty:hidden">
            {acts.undo && (
              <>
                <span>{t(`undone.${acts.undo.what}`, acts.undo.params)}</span>
                <Button kind="quiet" onClick={acts.takeBack}>
                  {common("undo")}
                </Button>
              </>
            )}
          </div>
          <div className="flex flex-wrap gap-2">
            <Button id={`${id}-add`} onClick={() => acts.insert(value.length)}>
              {t("add")}
            </Button>
            <Button aria-expanded={panel?.name === "build"} onClick={() => toggle({ name: "build" })}>
              {t("build.open")}
            </Button>
            <Button
              aria-expanded={panel?.name === "paste"}
              onClick={() => toggle({ name: "paste", text: "" })}
            >
              {t("paste.open")}
            </Button>
            {value.length > 1 && (
              <Button kind="quiet" onClick={() => take([])}>
                {t("clear")}
              </Button>
            )}
          </div>
        </>
      )}
      {panel?.name === "build" && (
        <OnDemand load={() => import("./build-panel")}>
          {({ BuildPanel }) => (
            <BuildPanel
              id={`${id}-build`}
              currency={currency}
              amount={amount}
              disbursalDate={disbursalDate}
              onRows={take}
              onClose={() => setPanel(null)}
            />
          )}
        </OnDemand>
      )}
      {panel?.name === "paste" && (
        <OnDemand key={panel.text} load={() => import("./paste-panel")}>
          {({ PastePanel }) => (
            <PastePanel id={`${id}-paste`} text={panel.text} onRows={take} onClose={() => setPanel(null)} />
          )}
        </OnDemand>
      )}
    </section>
  );
}
