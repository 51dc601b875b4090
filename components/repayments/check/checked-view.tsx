import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { onceDrawn, untilLoaded } from "@/components/ui/later";
import type { AmountSpread } from "@/lib/repayments/amount-spread";
import type { CheckedReport } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import type { ForeseeBulk } from "./bulk-action";
import type { PageSettings } from "./check-props";
import { FilterBar } from "./filter-bar";
import { loansTwice } from "./loans-twice";
import { Notices } from "./notices";
import {
  ALL_ROWS,
  codeOf,
  matchesFilter,
  rangeOf,
  rowsInView,
  viewOf,
  type RowFilter,
  type RowView,
} from "./row-filter";
import { rowListOf } from "./row-list";
import { RowsInErrorButton } from "./rows-in-error-button";
import { KEYS_HINT, RowsTable, type RowsTableHandle } from "./rows-table";
import { Summary } from "./summary";
import type { RowsFrom } from "./use-cell-clipboard";

const TABLE_TOP = "rows-top";

/** Beside the figures and rows, and no part of the first load. */
const AmountPicture = onceDrawn(() => import("./amount-picture").then((part) => part.AmountPicture));

/** The checked file: figures and kinds of problems, then the rows and the ways to look at them. */
export function CheckedView({
  report,
  spread,
  settings,
  fileName,
  act,
  children,
}: {
  report: CheckedReport;
  spread: AmountSpread | null;
  settings: PageSettings;
  fileName: string;
  act: (edits: Edit[]) => void;
  /** How the file was read. */
  children: ReactNode;
}) {
  const t = useTranslations("check.table");
  const [view, setView] = useState<RowView>(ALL_ROWS);
  const { rows } = report;
  const { shown, solved } = useMemo(() => rowsInView(rows, view), [rows, view]);
  const list = useMemo(() => rowListOf(shown), [shown]);
  const loans = useMemo(() => loansTwice(rows), [rows]);
  const { filter } = view;
  const code = codeOf(filter);
  const range = rangeOf(filter);
  const rangeCount = useMemo(
    () => (rangeOf(filter) ? rows.filter((row) => matchesFilter(row, filter)).length : 0),
    [rows, filter],
  );

  const table = useRef<RowsTableHandle>(null);
  const foresee = useCallback<ForeseeBulk>(
    async (kind, problem) => {
      const { bulkChange } = await untilLoaded(() => import("@/lib/repayments/fix-preview"));
      return bulkChange(report, kind, problem, settings.currency);
    },
    [report, settings.currency],
  );
  const rowsFrom = useCallback<RowsFrom>(
    async (position, count) => shown.slice(position, position + count),
    [shown],
  );

  const isSearchInPart = filter !== "all" && view.find.trim() !== "";

  const see = (next: RowFilter) => {
    setView(viewOf(rows, { filter: next, find: view.find }));
  };

  /** Shows the rows, and where they are. */
  const lead = (next: RowFilter) => {
    setView(viewOf(rows, { filter: next, find: "" }));
    document.getElementById(TABLE_TOP)?.scrollIntoView({ block: "start" });
  };

  return (
    <>
      {children}
      <Notices notices={report.notices} />
      <Summary
        report={report}
        settings={settings}
        foresee={foresee}
        act={act}
        onSee={(seen) => lead({ code: seen })}
      />
      {spread && (
        <AmountPicture
          spread={spread}
          currency={settings.currency}
          seen={range}
          onSee={(seen) => lead({ range: seen })}
        />
      )}
      <div id={TABLE_TOP} className="scroll-mt-4 space-y-3">
        <FilterBar
          totals={report.totals}
          filter={filter}
          rangeCount={rangeCount}
          codeCount={report.groups.find((group) => group.code === code)?.count ?? 0}
          find={view.find}
          found={list.length}
          onFilter={see}
          onFind={(find) => setView(viewOf(rows, { filter, find }))}
          onGoToFound={() => table.current?.goToFirst()}
        />
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-6">
          <p className="text-ink-soft">
            {solved > 0 ? (
              <>
                {t("solvedShown", { count: solved })}{" "}
                <Button kind="quiet" onClick={() => see(filter)}>
                  {t("hideSolved")}
                </Button>
              </>
            ) : (
              t("editHint")
            )}
          </p>
          <p id={KEYS_HINT} className="me-auto text-small text-ink-soft max-lg:hidden pointer-coarse:hidden">
            {t("keys")}
          </p>
          <RowsInErrorButton report={report} fileName={fileName} />
        </div>
        {list.length === 0 ? (
          <div className="border-y border-line bg-sheet px-4 py-12 text-center">
            <p className="text-ink-soft">
              {t(filter === "problems" && !view.find ? "noProblems" : "nothingFound")}
            </p>
            <Button
              kind="quiet"
              className="mt-2"
              onClick={() =>
                setView(isSearchInPart ? viewOf(rows, { filter: "all", find: view.find }) : ALL_ROWS)
              }
            >
              {t(isSearchInPart ? "findInAll" : "showAll")}
            </Button>
          </div>
        ) : (
          <RowsTable
            rows={list}
            format={settings.columns}
            currency={settings.currency}
            loans={loans}
            rowsFrom={rowsFrom}
            ref={table}
            act={act}
          />
        )}
      </div>
    </>
  );
}
