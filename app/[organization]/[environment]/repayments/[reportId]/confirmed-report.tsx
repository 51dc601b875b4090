import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AskFirst } from "@/components/ui/ask-first";
import { CorrectionPanel } from "@/components/repayments/correction/correction-panel";
import { DeliveryView } from "@/components/repayments/delivery/delivery-view";
import { FinalizePanel } from "@/components/repayments/finalize-panel";
import { KivaProblems } from "@/components/repayments/kiva-problems";
import { LeftOutRows } from "@/components/repayments/left-out-rows";
import { MissingLoans } from "@/components/repayments/missing-loans";
import { SameMonth } from "@/components/repayments/same-month";
import { ReportTotals } from "@/components/repayments/report-totals";
import { ButtonAnchor } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { environmentHosts } from "@/lib/environments/environments";
import { failureWords } from "@/lib/i18n/failure-words";
import { mayAct, type Context } from "@/lib/organizations/context";
import { getCorrections } from "@/lib/repayments/corrections/get-correction";
import { getLeftOut } from "@/lib/repayments/get-report";
import { otherReportsOfMonth } from "@/lib/repayments/list-reports";
import { countReportedLoans, listKivaProblems } from "@/lib/repayments/kiva-problems";
import { missingOfMonth } from "@/lib/repayments/missing-of-month";
import { isDelivered, type Report } from "@/lib/repayments/report";
import type { ReportProgress } from "@/lib/repayments/report-progress";
import { routes } from "@/lib/routes";
import {
  askAboutBatchAction,
  cancelReportAction,
  correctReportAction,
  finalizeReportAction,
  resolveBatchAction,
  sendOthersAction,
} from "../actions";
import { cancelWords } from "./cancel-words";
import { SendPanel } from "./send-panel";

/** A confirmed report: sending it, what became of it, and the way to PA2. */
export async function ConfirmedReport({
  context,
  report,
  progress,
}: {
  context: Context;
  report: Report;
  progress: ReportProgress;
}) {
  const t = await getTranslations("report");
  const { delivery, report: reportWords } = await getMessages();
  const { batches } = reportWords;
  const place = { organization: context.organization.slug, environment: context.environment };
  const target = { ...place, reportId: report.id };
  const failures = await failureWords();
  const pa2Url = environmentHosts(context.environment)?.pa2Url ?? "";
  const mayDecide = mayAct(context, "coordinator");
  const taken = progress.batches.filter((batch) => batch.state.startsWith("accepted"));
  const refused = progress.batches.filter((batch) => batch.state === "rejected");
  const problems = await listKivaProblems(context, report.id);
  const corrections = await getCorrections(context, report);
  const { correctable, missing } = corrections;
  const isCorrectable = correctable.isSettled && correctable.lines.length > 0;
  const cancel = (
    <AskFirst
      action={cancelReportAction.bind(null, target)}
      words={cancelWords(await getTranslations("report.review"), "cancelReady")}
      failures={failures}
    />
  );
  return (
    <>
      <ReportTotals
        loans={report.lineCount}
        sumText={report.sumText}
        currency={report.currency}
        batches={progress.batches.length}
        leftOut={report.leftOutRows}
      />
      {progress.state === "ready" && mayDecide && (
        <>
          <SameMonth reports={await otherReportsOfMonth(context, report)} place={place} />
          <SendPanel
            context={context}
            report={report}
            batches={progress.batches.length}
            failures={failures}
          />
        </>
      )}
      <CorrectionPanel
        report={report}
        corrections={corrections}
        correct={mayDecide ? correctReportAction.bind(null, target) : null}
        place={place}
        failures={failures}
      />
      {taken.length > 0 && (isDelivered(progress.state) || progress.state === "finalized") && (
        <FinalizePanel
          pa2Url={pa2Url}
          reportedLoans={await countReportedLoans(context, report.id, taken, problems)}
          finalize={
            progress.state !== "finalized" && mayDecide ? finalizeReportAction.bind(null, target) : null
          }
          isFinalized={progress.state === "finalized"}
          isNext={!isCorrectable && !corrections.isFamilyOpen}
          failures={failures}
        />
      )}
      <section aria-labelledby="batches-title" className="space-y-4">
        <h2 id="batches-title" tabIndex={-1} className="text-lead">
          {t("batches.title")}
        </h2>
        <NextIntlClientProvider messages={{ delivery, report: { batches } }}>
          <DeliveryView
            progressUrl={routes.reportProgress(place, report.id)}
            initial={progress}
            currency={report.currency}
            batchLimit={report.batchLimit}
            pa2Url={pa2Url}
            actions={
              mayDecide
                ? {
                    resolve: resolveBatchAction.bind(null, target),
                    ask: askAboutBatchAction.bind(null, target),
                    sendOthers: sendOthersAction.bind(null, target),
                  }
                : null
            }
            personName={context.person.name}
            failures={failures}
            cancel={mayDecide && cancel}
          />
        </NextIntlClientProvider>
      </section>
      {progress.state === "partly_done" && missing.length > 0 && (
        <Notice tone="error" title={t("finalize.partlyTitle", { count: refused.length })}>
          <p>
            {t("finalize.partly", {
              batches: refused.map((batch) => batch.number).join(", "),
              loans: missing.length,
            })}
          </p>
          <ButtonAnchor href={routes.reportLines(place, report.id, "refused")} download>
            {t("finalize.partlyDownload")}
          </ButtonAnchor>
        </Notice>
      )}
      {progress.state === "rejected" && (
        <Notice tone="error">
          <p>{t("finalize.rejected")}</p>
          {mayDecide && cancel}
        </Notice>
      )}
      <KivaProblems
        problems={problems}
        currency={report.currency}
        hasClients={report.columns === "three"}
        downloadUrl={routes.reportProblems(place, report.id)}
      />
      <MissingLoans
        found={await missingOfMonth(context, report)}
        hasClients={report.columns === "three"}
        downloadUrl={routes.reportMissing(place, report.id)}
      />
      <LeftOutRows rows={await getLeftOut(context, report.id)} />
      {progress.requested && (
        <p>
          <ButtonAnchor href={routes.reportLines(place, report.id)} download>
            {t("result.whatWasSent")}
          </ButtonAnchor>
        </p>
      )}
    </>
  );
}
