import { useLocale, useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { amountText, countText } from "@/components/ui/amount-text";
import { BatchPicture } from "./batch-picture";

/** How a draft would be cut into calls: as a picture and as a table. */
export function PlannedBatches({
  batches,
  currency,
  limit,
}: {
  batches: { number: number; loans: number; sumText: string }[];
  currency: string;
  limit: number;
}) {
  const t = useTranslations("report.batches");
  const locale = useLocale();
  const isDistinct = new Set(batches.map((batch) => batch.loans)).size === batches.length;
  return (
    <section aria-labelledby="batches-title" className="space-y-4">
      <h2 id="batches-title" className="text-lead">
        {t("title")}
      </h2>
      <p className="max-w-[70ch] text-ink-soft">{isDistinct ? t("explain") : t("explainEqual")}</p>
      <BatchPicture batches={batches} limit={limit} />
      <Table label={t("caption")} className="sm:w-auto">
        <TableHead>
          <HeadCell isFigure>{t("number")}</HeadCell>
          <HeadCell isFigure>{t("loans")}</HeadCell>
          <HeadCell isFigure>{t("sum", { currency })}</HeadCell>
        </TableHead>
        <TableBody>
          {batches.map((batch) => (
            <Row key={batch.number} data-state="planned">
              <Cell label={t("number")} isFigure>
                {batch.number}
              </Cell>
              <Cell label={t("loans")} isFigure>
                {countText(batch.loans, locale)}
              </Cell>
              <Cell label={t("sum", { currency })} isFigure>
                {amountText(batch.sumText, locale)}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
