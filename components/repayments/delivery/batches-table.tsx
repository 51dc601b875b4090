import { useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { amountText, countText } from "@/components/ui/amount-text";
import { LocalTime } from "@/components/ui/local-time";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { StateMark } from "../state-tag";
import { reasonWords } from "./reason-words";

/** Every batch with its figures, its state and why it is in it. */
export function BatchesTable({
  batches,
  currency,
  locale,
  isSending,
  isCancelled,
}: {
  batches: BatchProgress[];
  currency: string;
  locale: string;
  isSending: boolean;
  isCancelled: boolean;
}) {
  const t = useTranslations("delivery");
  const sum = t("table.sum", { currency });
  return (
    <Table label={t("table.caption")}>
      <TableHead>
        <HeadCell isFigure>{t("table.number")}</HeadCell>
        <HeadCell isFigure>{t("table.loans")}</HeadCell>
        <HeadCell isFigure>{sum}</HeadCell>
        <HeadCell>{t("table.state")}</HeadCell>
        <HeadCell isFigure>{t("table.upload")}</HeadCell>
        <HeadCell>{t("table.problems")}</HeadCell>
        <HeadCell>{t("table.sentAt")}</HeadCell>
      </TableHead>
      <TableBody>
        {batches.map((batch) => (
          <Row
            key={batch.id}
            data-state={batch.state}
            className={batch.state === "unknown" ? "bg-brick-wash" : undefined}
          >
            <Cell label={t("table.number")} isFigure>
              {batch.number}
            </Cell>
            <Cell label={t("table.loans")} isFigure>
              {countText(batch.itemCount, locale)}
            </Cell>
            <Cell label={sum} isFigure>
              {amountText(batch.sumText, locale)}
            </Cell>
            <Cell label={t("table.state")}>
              {isCancelled && batch.state === "planned" ? (
                <StateMark state="cancelled">{t("states.withdrawn")}</StateMark>
              ) : (
                <BatchState batch={batch} locale={locale} isSending={isSending} />
              )}
            </Cell>
            <Cell label={t("table.upload")} isFigure>
              {batch.uploadId ?? "–"}
            </Cell>
            <Cell label={t("table.problems")}>
              <ProblemCounts {...batch.problems} />
            </Cell>
            <Cell label={t("table.sentAt")}>
              {batch.sentAt === null ? "–" : <LocalTime at={batch.sentAt} locale={locale} />}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function BatchState({
  batch,
  locale,
  isSending,
}: {
  batch: BatchProgress;
  locale: string;
  isSending: boolean;
}) {
  const t = useTranslations("delivery");
  const isWaiting = batch.state === "planned" && batch.reason !== null;
  return (
    <>
      <StateMark state={batch.state}>{t(isWaiting ? "states.waiting" : `states.${batch.state}`)}</StateMark>
      {batch.reason && (
        <span className="block max-w-[50ch] text-small text-ink-soft">{reasonWords(t, batch.reason)}</span>
      )}
      {batch.reasonDetail && !batch.state.startsWith("accepted") && (
        <span className="block max-w-[50ch] text-small text-sea">
          {t("kivaSays", { message: batch.reasonDetail })}
        </span>
      )}
      {isWaiting && isSending && batch.notBefore > 0 && (
        <span className="block text-small text-ink-soft">
          {t.rich("nextTry", { time: () => <LocalTime at={batch.notBefore} locale={locale} /> })}
        </span>
      )}
      {batch.state === "accepted" && batch.resolvedBy && (
        <span className="block text-small text-ink-soft">
          {t("table.arrivedByPerson", { name: batch.resolvedBy.name })}
        </span>
      )}
    </>
  );
}

function ProblemCounts({ errors, warnings }: { errors: number; warnings: number }) {
  const t = useTranslations("delivery.table");
  if (errors + warnings === 0) return "–";
  return (
    <>
      {errors > 0 && <span className="block">{t("errors", { count: errors })}</span>}
      {warnings > 0 && <span className="block">{t("warnings", { count: warnings })}</span>}
    </>
  );
}
