import { getLocale, getTranslations } from "next-intl/server";
import { AskFirst } from "@/components/ui/ask-first";
import { ActionButton, type FailureWords } from "@/components/ui/action-button";
import { amountText } from "@/components/ui/amount-text";
import type { Context } from "@/lib/organizations/context";
import type { Report } from "@/lib/repayments/report";
import { cancelReportAction, sendReportAction } from "../actions";
import { cancelWords } from "./cancel-words";

/** The one button that cannot be taken back, with the figures it stands for right before it. */
export async function SendPanel({
  context,
  report,
  batches,
  failures,
}: {
  context: Context;
  report: Report;
  batches: number;
  failures: FailureWords;
}) {
  const t = await getTranslations("report.send");
  const review = await getTranslations("report.review");
  const environmentName = (await getTranslations("common.environments"))(context.environment);
  const target = {
    organization: context.organization.slug,
    environment: context.environment,
    reportId: report.id,
  };
  return (
    <section aria-labelledby="send-title" className="space-y-4">
      <h2 id="send-title" className="text-lead">
        {t("title")}
      </h2>
      <p className="max-w-[70ch]">{t("frozen")}</p>
      <p id="what-is-sent" className="max-w-[70ch] font-semibold">
        {t("what", {
          batches,
          loans: report.lineCount,
          sum: amountText(report.sumText, await getLocale()),
          currency: report.currency,
          environment: environmentName,
        })}{" "}
        {context.environment === "production" && t("production")}
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <ActionButton
          action={sendReportAction.bind(null, target)}
          pending={t("sending")}
          failures={failures}
          describedBy="what-is-sent"
        >
          {t("button")}
        </ActionButton>
        <AskFirst
          action={cancelReportAction.bind(null, target)}
          words={cancelWords(review, "cancelReady")}
          failures={failures}
        />
      </div>
    </section>
  );
}
