import { useLocale, useTranslations } from "next-intl";
import { DoubtPanel } from "@/components/delivery/doubt-panel";
import { DoubtForm } from "@/components/delivery/doubt-form";
import { amountText } from "@/components/ui/amount-text";
import { LocalTime } from "@/components/ui/local-time";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import type { ReportProgress } from "@/lib/repayments/report-progress";
import type { Failure } from "@/lib/result";
import { ExpectedLists } from "./expected-lists";
import { reasonWords } from "./reason-words";
import { SendOthers, type ReportDoubtActions } from "./send-others";

/** A batch in doubt: what to look for in PA2, what only a person can answer, and what becomes of the others. */
export function UnknownBatch({
  batch,
  progress,
  currency,
  pa2Url,
  actions,
  personName,
  failureText,
  focusAfter,
  onAnswered,
}: {
  batch: BatchProgress;
  progress: ReportProgress;
  currency: string;
  pa2Url: string;
  /** null for people who may only look. */
  actions: ReportDoubtActions | null;
  personName: string;
  failureText: (failure: Failure) => string;
  /** Id of the element that takes the focus of what she has answered. */
  focusAfter: string;
  onAnswered: () => void;
}) {
  const t = useTranslations("delivery.unknown");
  const delivery = useTranslations("delivery");
  const locale = useLocale();
  const { number, itemCount: loans, sentAt } = batch;
  const figures = { number, loans, sum: amountText(batch.sumText, locale), currency };
  return (
    <DoubtPanel
      title={t("title", { number })}
      asked={batch.asked}
      facts={
        <>
          <p>
            {sentAt === null
              ? t("facts", figures)
              : t.rich("factsSent", { ...figures, at: () => <LocalTime at={sentAt} locale={locale} /> })}
          </p>
          <p>{t("why", { reason: batch.reason ? reasonWords(delivery, batch.reason) : "" })}</p>
        </>
      }
      where={t("where")}
      pa2Url={pa2Url}
      focusAfter={focusAfter}
      answer={
        actions && (
          <DoubtForm
            batch={batch}
            personName={personName}
            actions={actions}
            sendAgain={{
              title: t("confirmTitle", { number }),
              text: t("confirmText", figures),
              yes: t("confirmYes", { number, loans }),
            }}
            failureText={failureText}
            onAnswered={onAnswered}
          />
        )
      }
      foot={
        <SendOthers
          batch={batch}
          progress={progress}
          sendOthers={actions?.sendOthers ?? null}
          failureText={failureText}
          focusAfter={focusAfter}
          onSent={onAnswered}
        />
      }
    >
      <ExpectedLists batch={batch} progress={progress} currency={currency} />
    </DoubtPanel>
  );
}
