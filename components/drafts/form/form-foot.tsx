import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { StickyFoot } from "@/components/ui/sticky-foot";
import { amountText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import type { EnvironmentName } from "@/lib/env";
import { useFormParts } from "./form-context";
import type { KeepState } from "./keeper";
import { useChecks } from "./load-checks";
import { StateLine } from "./state-line";
import { useLoanTotal } from "./use-readings";

/** What is about to go where, what PA2 will ask for, whether it is kept, and the way on. */
export function FormFoot({
  kept,
  sending,
  onPreview,
  onSave,
  onSend,
  children,
}: {
  kept: KeepState;
  sending: boolean;
  onPreview: () => void;
  onSave: () => void;
  onSend: () => void;
  /** What needs her before it can be saved or sent. */
  children?: ReactNode;
}) {
  const { mayEdit, place, firstPanel } = useFormParts();
  const checks = useChecks();
  const t = useTranslations("draftForm.foot");
  return (
    <StickyFoot>
      {children}
      <details className="group lg:hidden">
        <summary className="min-h-11 cursor-pointer py-2.5">
          {checks ? <checks.LiveProblemCounts /> : firstPanel.counts}
        </summary>
        <div className="max-h-[45dvh] overflow-y-auto py-2">
          {checks ? <checks.LiveProblemLists /> : firstPanel.lists}
        </div>
      </details>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <WhatGoes />
          {mayEdit && <StateLine kept={kept} />}
          {mayEdit && place.environment === "production" && (
            <p className="text-small font-semibold">{t("production")}</p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
          <Button kind="quiet" onClick={onPreview}>
            {t("preview")}
          </Button>
          {mayEdit && (
            <>
              <Button className="max-sm:grow" onClick={onSave}>
                {t("save")}
              </Button>
              <Button
                kind="primary"
                className="max-sm:grow max-sm:px-2"
                aria-disabled={sending || undefined}
                onClick={onSend}
              >
                {sending ? t("sending") : t("send")}
              </Button>
            </>
          )}
        </div>
      </div>
    </StickyFoot>
  );
}

/** "Njeri Wanjiru, 50,000.00 KES, to Sandbox" */
function WhatGoes() {
  const { control, place } = useFormParts();
  const t = useTranslations("draftForm.foot");
  const environments = useTranslations("common.environments");
  const locale = useLocale();
  const [type, groupName, borrowers, currency] = useWatch({
    control,
    name: ["loanType", "groupName", "borrowers", "currency"],
  });
  const first = borrowers[0];
  const name =
    (type === "group" && groupName?.trim()) || [first?.firstName, first?.lastName].filter(Boolean).join(" ");
  const { amountText: total } = useLoanTotal();
  return (
    <p className="truncate font-semibold">
      {[
        name || t("unnamed"),
        type === "group" && t("borrowers", { count: borrowers.length }),
        total && `${amountText(total, locale)} ${currency}`,
        t("to", { environment: environments(place.environment as EnvironmentName) }),
      ]
        .filter(Boolean)
        .join(" · ")}
    </p>
  );
}
