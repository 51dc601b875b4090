import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { columnsOf } from "../column-roles";
import { ROW_GRID } from "./row-grid";

const HEAD = "px-2 py-3 text-small text-ink-soft";

/** The names of the columns, in sight while the rows scroll; on a narrow screen each cell has its own beside it. */
export function RowsHead({
  format,
  currency,
  hasBorrowers,
}: {
  format: "two" | "three";
  currency: string;
  hasBorrowers: boolean;
}) {
  const t = useTranslations("check.table");
  const names = useTranslations("common.columnNames");
  return (
    <thead role="rowgroup" className="sticky top-0 z-10 block bg-sheet max-md:sr-only">
      <tr
        role="row"
        aria-rowindex={1}
        className={classNames(ROW_GRID[format], "border-b border-line-strong")}
      >
        <th role="columnheader" scope="col" className={HEAD}>
          {t("row")}
        </th>
        {columnsOf(format).map((column) => (
          <th
            key={column}
            role="columnheader"
            scope="col"
            className={classNames(HEAD, column === "amount" && "text-end")}
          >
            {column === "amount" ? t("amount", { currency }) : names(column)}
          </th>
        ))}
        {hasBorrowers && (
          <th role="columnheader" scope="col" className={classNames(HEAD, "ps-6")}>
            {t("borrower")}
          </th>
        )}
        <th role="columnheader" scope="col" className={classNames(HEAD, "md:-col-end-1")}>
          <span className="sr-only">{t("actions")}</span>
        </th>
      </tr>
    </thead>
  );
}
