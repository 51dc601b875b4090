import { useTranslations } from "next-intl";
import { useCallback, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { onceDrawn } from "@/components/ui/later";
import type { AmountSpread } from "@/lib/repayments/check/amount-spread";
import type { Edit } from "@/lib/repayments/edits";
import { ALL_ROWS, codeOf, rangeOf, type RowFilter, type RowView } from "@/lib/repayments/check/row-view";
import type { Act } from "./acts";
import type { ForeseeBulk } from "./summary/bulk-action";
import type { PageSettings } from "./check-props";
import { FilterBar } from "./grid/filter-bar";
import { Notices } from "./summary/notices";
import { RowsInErrorButton } from "./rows-in-error-button";
import { KEYS_HINT, RowsTable, type RowsTableHandle } from "./grid/rows-table";
import { Summary } from "./summary/summary";
import type { RowsFrom } from "./grid/use-cell-clipboard";
import type { SeenRows } from "./worker/seen-rows";
import type { Check } from "./worker/use-check";
import type { ReportHead } from "./worker/worker-messages";

const TABLE_TOP = "rows-top";

/** Beside the figures and rows, and no part of the first load. */
const AmountPicture = onceDrawn(() => import("./summary/amount-picture").then((part) => part.AmountPicture));

/** The checked file: figures and kinds of problems, then the rows and the ways to look at them. */
export function CheckedView({
  report,
  seen,
  check,
  spread,
  settings,
  fileName,
  act,
  actAtOnce,
  children,
}: {
  report: ReportHead;
  seen: SeenRows;
  check: Pick<Check, "look" | "sight" | "ask">;
  spread: AmountSpread | null;
  settings: PageSettings;
  fileName: string;
  act: (edits: Edit[]) => void;
  /** The same for what concerns many rows, as the worker has made it. */
  actAtOnce: (act: Act) => void;
  /** How the file was read. */
  children: ReactNode;
}) {
  const t = useTranslations("check.table");
  const { look, sight, ask } = check;
  // What she has chosen; the rows of it are on their way for a moment.
  const [view, setView] = useState<RowView>(seen.view);
  const { list, solved, filtered, loans } = seen;
  const { filter } = view;
  const code = codeOf(filter);
  const range = rangeOf(filter);

  const table = useRef<RowsTableHandle>(null);
  const foresee = useCallback<ForeseeBulk>((kind, code) => ask("bulk", { kind, code }), [ask]);
  const rowsFrom = useCallback<RowsFrom>(
    async (from, count) => (await ask("rows", { from, to: from + count })) ?? [],
    [ask],
  );

  const isSearchInPart = filter !== "all" && view.find.trim() !== "";

  const change = (next: RowView) => {
    setView(next);
    look(next);
  };
  const see = (next: RowFilter) => change({ filter: next, find: view.find });

  /** Shows the rows, and where they are. */
  const lead = (next: RowFilter) => {
    change({ filter: next, find: "" });
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
        foreseeRepeated={() => ask("repeated", undefined)}
        missingLoans={async () => (await ask("missing", undefined)) ?? []}
        act={actAtOnce}
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
          rangeCount={filtered}
          codeCount={report.groups.find((group) => group.code === code)?.count ?? 0}
          find={view.find}
          found={list.length}
          onFilter={see}
          hasBorrowers={report.expected !== null}
          onFind={(find) => change({ filter, find })}
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
          <RowsInErrorButton report={report} ask={ask} fileName={fileName} />
        </div>
        {list.length === 0 ? (
          <div className="border-y border-line bg-sheet px-4 py-12 text-center">
            <p className="text-ink-soft">
              {t(filter === "problems" && !view.find ? "noProblems" : "nothingFound")}
            </p>
            <Button
              kind="quiet"
              className="mt-2"
              onClick={() => change(isSearchInPart ? { filter: "all", find: view.find } : ALL_ROWS)}
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
            onSight={sight}
            ref={table}
            act={act}
          />
        )}
      </div>
    </>
  );
}
