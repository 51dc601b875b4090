import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { amountText, countText } from "@/components/ui/amount-text";
import { LocalTime } from "@/components/ui/local-time";
import type { ReportListView, ReportSort } from "@/lib/repayments/list-reports";
import { monthTitle } from "@/lib/repayments/months";
import type { Report } from "@/lib/repayments/report";
import { routes, type Place } from "@/lib/routes";
import { StateTag } from "./state-tag";

/** The reports of one environment, sortable by every column. */
export function ReportTable({
  reports,
  view,
  place,
  currency,
}: {
  reports: Report[];
  view: ReportListView;
  place: Place;
  currency: string;
}) {
  const t = useTranslations("reports");
  const correction = useTranslations("correction");
  const locale = useLocale();
  const names = {
    month: t("list.month"),
    state: t("list.state"),
    loans: t("list.loans"),
    sum: t("list.sum", { currency }),
    file: t("list.file"),
    updated: t("list.updated"),
  };
  const sortable = (sort: ReportSort, isFigure = false) => (
    <SortHead sort={sort} name={names[sort]} view={view} action={routes.reports(place)} isFigure={isFigure} />
  );
  return (
    <div className="space-y-3">
      <p role="status">{t("list.count", { count: reports.length })}</p>
      {reports.length === 0 ? (
        <p>{t("list.noneFit")}</p>
      ) : (
        <Table label={t("title")}>
          <TableHead>
            {sortable("month")}
            {sortable("state")}
            {sortable("loans", true)}
            {sortable("sum", true)}
            <HeadCell>{names.file}</HeadCell>
            {sortable("updated")}
          </TableHead>
          <TableBody>
            {reports.map((report) => (
              <Row key={report.id}>
                <Cell label={names.month}>
                  <Link
                    href={routes.report(place, report.id)}
                    className="inline-flex min-h-6 items-center font-semibold text-leaf underline underline-offset-2"
                  >
                    {monthTitle(report.month, locale)}
                  </Link>
                  {report.corrects !== null && (
                    <span className="ms-2 rounded-base border border-line px-2 text-small text-ink-soft">
                      {correction("tag")}
                    </span>
                  )}
                </Cell>
                <Cell label={names.state}>
                  <StateTag state={report.state}>{t(`states.${report.state}`)}</StateTag>
                </Cell>
                <Cell label={names.loans} isFigure>
                  {countText(report.lineCount, locale)}
                </Cell>
                <Cell label={names.sum} isFigure>
                  {amountText(report.sumText, locale)}
                  {report.currency !== currency && ` ${report.currency}`}
                </Cell>
                <Cell label={names.file}>{report.fileName}</Cell>
                <Cell label={names.updated}>
                  <LocalTime at={report.updatedAt} locale={locale} />
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

function SortHead({
  sort,
  name,
  view,
  action,
  isFigure,
}: {
  sort: ReportSort;
  name: string;
  view: ReportListView;
  action: string;
  isFigure: boolean;
}) {
  const t = useTranslations("reports.list");
  const isCurrent = view.sort === sort;
  const query = new URLSearchParams({
    ...(view.search && { search: view.search }),
    ...(view.state && { state: view.state }),
    sort,
    order: isCurrent && view.isDescending ? "asc" : "desc",
  });
  const order = view.isDescending ? "descending" : "ascending";
  return (
    <HeadCell isFigure={isFigure} aria-sort={isCurrent ? order : undefined}>
      <Link href={`${action}?${query}`} className="inline-flex min-h-6 items-center gap-1 text-ink underline">
        {name}
        {isCurrent && <span aria-hidden="true">{view.isDescending ? "↓" : "↑"}</span>}
        <span className="sr-only">{isCurrent ? t(order) : t("sortBy", { column: name })}</span>
      </Link>
    </HeadCell>
  );
}
