import { useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import type { HistoryItem } from "@/lib/history/fold-history";
import type { HistoryEvent } from "@/lib/history/get-history";
import { numberOf, textOf } from "./details";
import { HistoryLine } from "./history-line";
import { RowChanges } from "./row-changes";
import { useFacts } from "./use-facts";
import { useActionText, useReasonText, useRunName, type Of } from "./words";

/** Something a person did, with what it was about and, in her own words, why. */
export function ActLine({
  of,
  item,
  currency,
}: {
  of: Of;
  item: Exclude<HistoryItem, { kind: "batch" }>;
  currency: string;
}) {
  const t = useTranslations("history");
  const locale = useLocale();
  const reasonText = useReasonText(of);
  const facts = useFacts(currency);
  const what = useWhat(of);
  const { event } = item;
  const { details } = event;
  const said = textOf(details.said) || textOf(details.note);
  const doubt = reasonText(textOf(details.doubt));
  return (
    <HistoryLine at={event.at} by={event.by ?? t("system")}>
      <p>
        {item.kind === "saves"
          ? t.rich("facts.saves", {
              count: item.count,
              time: () => <LocalTime at={item.firstAt} locale={locale} />,
            })
          : what(event)}
      </p>
      {facts(event).map((fact) => (
        <p key={fact} className="text-small text-ink-soft">
          {fact}
        </p>
      ))}
      {doubt && <p className="text-small text-ink-soft">{doubt}</p>}
      {said && (
        <blockquote className="border-s-4 border-line ps-3 whitespace-pre-line">
          {t("facts.said", { text: said })}
        </blockquote>
      )}
      <RowChanges details={details} />
    </HistoryLine>
  );
}

function useWhat(of: Of): (event: HistoryEvent) => string {
  const t = useTranslations("history.run");
  const actionText = useActionText();
  const runName = useRunName(of);
  return ({ action, batchId, details }) => {
    if (batchId === null) return actionText(action);
    const name = runName(numberOf(details.number), numberOf(details.generation));
    return t("act", { what: name, action: actionText(action) });
  };
}
