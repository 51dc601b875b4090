import { useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import type { BatchRun } from "@/lib/history/fold-history";
import type { HistoryEvent } from "@/lib/history/get-history";
import { HistoryLine } from "./history-line";
import { numberOf, textOf } from "./details";
import { useActionText, useReasonText, useRunName, type Of } from "./words";

/** A batch that is tried again every few minutes for a day has hundreds. */
const SHOWN_STEPS = 30;

/** One batch on its way, as one line that opens to its steps. */
export function BatchRunLine({ of, run }: { of: Of; run: BatchRun }) {
  const t = useTranslations("history");
  const locale = useLocale();
  const actionText = useActionText();
  const reasonText = useReasonText(of);
  const runName = useRunName(of);
  const outcomeText = useOutcomeText();
  const last = run.steps.at(-1);
  if (!last) return null;
  const shown = run.steps.slice(-SHOWN_STEPS);
  const earlier = run.steps.length - shown.length;
  const sentAt = run.steps.findLast(({ action }) => action === "batch.dispatching")?.at ?? last.at;
  return (
    <HistoryLine at={last.at} by={t("system")}>
      <details>
        <summary className="min-h-6 cursor-pointer">
          {t.rich("run.line", {
            what: runName(run.number, run.generation),
            left: hasLeft(last),
            time: () => <LocalTime at={sentAt} locale={locale} withSeconds />,
            outcome: outcomeText(last),
          })}
        </summary>
        {earlier > 0 && <p className="text-small text-ink-soft">{t("run.earlier", { count: earlier })}</p>}
        <ol className="mt-1 space-y-1 border-s-4 border-line ps-3 text-small">
          {shown.map((step) => {
            const reason = reasonText(textOf(step.details.reason));
            return (
              <li key={step.seq}>
                <span className="text-ink-soft">
                  <LocalTime at={step.at} locale={locale} withSeconds />
                </span>{" "}
                {actionText(step.action)}
                {reason && <span className="block text-ink-soft">{reason}</span>}
              </li>
            );
          })}
        </ol>
      </details>
    </HistoryLine>
  );
}

/** Whether the last try left: only Kiva's answer proves it, and where nothing was sent nothing is said of sending. */
function hasLeft({ action }: HistoryEvent): "yes" | "maybe" | "no" {
  switch (action) {
    case "batch.accepted":
    case "batch.accepted_with_problems":
    case "batch.rejected":
      return "yes";
    case "batch.dispatching":
    case "batch.unknown":
      return "maybe";
    default:
      return "no";
  }
}

/** Where the batch stood after its last step. */
function useOutcomeText(): (last: HistoryEvent) => string {
  const t = useTranslations("history.run.outcomes");
  return ({ action, details }) => {
    const upload = details.uploadId === undefined ? "none" : String(details.uploadId);
    switch (action) {
      case "batch.claimed":
        return t("ready");
      case "batch.dispatching":
        return t("onItsWay");
      case "batch.accepted":
        return t("accepted", { upload });
      case "batch.accepted_with_problems":
        return t("problems", { upload, count: numberOf(details.problems) });
      case "batch.rejected":
        return t("rejected");
      case "batch.unknown":
        return t("unknown");
      default:
        return t("waiting");
    }
  };
}
