import { useLocale, useTranslations } from "next-intl";
import type { DoubtActions } from "@/components/delivery/doubt-actions";
import { DoubtPanel } from "@/components/delivery/doubt-panel";
import { DoubtForm } from "@/components/delivery/doubt-form";
import { LocalTime } from "@/components/ui/local-time";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { useFailureText } from "../list/use-failure-text";
import { useReasonText } from "./use-reason-text";

/** A draft in doubt: what to look for in PA2's Drafts, and what only a person can answer. */
export function UnknownDraft({
  batch,
  name,
  amount,
  pa2Url,
  actions,
  personName,
  onAnswered,
}: {
  batch: BatchProgress;
  name: string;
  amount: string | null;
  pa2Url: string;
  /** null for people who may only look. */
  actions: DoubtActions | null;
  personName: string;
  onAnswered: () => void;
}) {
  const t = useTranslations("drafts.unknown");
  const locale = useLocale();
  const reasonText = useReasonText();
  const failureText = useFailureText();
  const { sentAt } = batch;
  return (
    <DoubtPanel
      title={t("title")}
      asked={batch.asked}
      facts={<p>{t("why", { reason: batch.reason ? reasonText(batch.reason) : "" })}</p>}
      where={t("where")}
      pa2Url={pa2Url}
      focusAfter="page-title"
      answer={
        actions && (
          <DoubtForm
            batch={batch}
            personName={personName}
            actions={actions}
            sendAgain={{
              title: t("confirmTitle"),
              text: t("confirmText", { name }),
              yes: t("confirmYes", { name }),
            }}
            failureText={failureText}
            onAnswered={onAnswered}
          />
        )
      }
    >
      <ul className="max-w-[70ch] list-disc space-y-1 ps-5">
        <li>
          {sentAt === null
            ? t("arrivedNoTime", { name })
            : t.rich("arrived", { name, at: () => <LocalTime at={sentAt} locale={locale} /> })}{" "}
          {amount !== null && t("amount", { amount })}
        </li>
        <li>{t("notArrived", { name })}</li>
        <li>{t("earlier")}</li>
      </ul>
    </DoubtPanel>
  );
}
