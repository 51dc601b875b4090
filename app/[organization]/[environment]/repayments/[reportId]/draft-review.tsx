import { getTranslations } from "next-intl/server";
import { AskFirst } from "@/components/ui/ask-first";
import { TakenLoans } from "@/components/repayments/correction/taken-loans";
import { LeftOutRows } from "@/components/repayments/left-out-rows";
import { MissingLoans } from "@/components/repayments/missing-loans";
import { PlannedBatches } from "@/components/repayments/planned-batches";
import { SameMonth } from "@/components/repayments/same-month";
import { ReportTotals } from "@/components/repayments/report-totals";
import { ActionButton } from "@/components/ui/action-button";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { failureWords } from "@/lib/i18n/failure-words";
import { mayAct, type Context } from "@/lib/organizations/context";
import { reviewDraft } from "@/lib/repayments/get-report";
import { missingOfMonth, standingLoans } from "@/lib/repayments/missing-of-month";
import { otherReportsOfMonth } from "@/lib/repayments/list-reports";
import type { Report } from "@/lib/repayments/report";
import { takenMeanwhile } from "@/lib/repayments/corrections/taken-meanwhile";
import { routes } from "@/lib/routes";
import { cancelReportAction, confirmReportAction } from "../actions";
import { cancelWords } from "./cancel-words";

/** The review of a draft: what would be sent, in which batches, and what would not. */
export async function DraftReview({ context, report }: { context: Context; report: Report }) {
  const t = await getTranslations("report.review");
  const review = await reviewDraft(context, report);
  const place = { organization: context.organization.slug, environment: context.environment };
  const target = { ...place, reportId: report.id };
  const checkUrl = routes.checkReport(place, report.id);
  const failures = await failureWords();
  if (!review) {
    return (
      <Notice tone="error" role="alert">
        <p>{t("unreadable")}</p>
      </Notice>
    );
  }

  const { checked, batches, leftOut } = review;
  const { problemRows, lines, sumText, leftOut: leftOutCount } = checked.totals;
  return (
    <>
      {problemRows > 0 && (
        <Notice tone="warning" title={t("openTitle", { count: problemRows })}>
          <p>{t("openText")}</p>
          <ButtonLink href={checkUrl} kind="primary">
            {t("goToCheck")}
          </ButtonLink>
        </Notice>
      )}
      <TakenLoans
        loans={await takenMeanwhile(
          context,
          report,
          checked.lines.map(({ loanId }) => loanId),
        )}
      />
      <SameMonth reports={await otherReportsOfMonth(context, report)} place={place} />
      <ReportTotals
        loans={lines}
        sumText={sumText}
        currency={report.currency}
        batches={batches.length}
        leftOut={leftOutCount}
      />
      <PlannedBatches batches={batches} currency={report.currency} limit={report.batchLimit} />
      <MissingLoans
        found={await missingOfMonth(context, report, standingLoans(checked))}
        hasClients={report.columns === "three"}
        downloadUrl={routes.reportMissing(place, report.id)}
      />
      <LeftOutRows rows={leftOut} />
      {mayAct(context, "coordinator") && (
        <div className="space-y-4 border-t border-line pt-6">
          <p id="what-confirm-does" className="max-w-[70ch]">
            {t("whatConfirmDoes")}
          </p>
          <div className="flex flex-wrap items-start gap-3">
            <ActionButton
              kind={problemRows > 0 ? "secondary" : "primary"}
              action={confirmReportAction.bind(null, {
                ...target,
                version: report.version,
                fingerprint: checked.fingerprint,
              })}
              pending={t("confirming")}
              failures={failures}
              describedBy="what-confirm-does"
            >
              {t("confirm")}
            </ActionButton>
            <ButtonLink href={checkUrl}>{t("editMore")}</ButtonLink>
            <AskFirst
              action={cancelReportAction.bind(null, target)}
              words={cancelWords(t, "cancelDraft")}
              failures={failures}
            />
          </div>
        </div>
      )}
    </>
  );
}
