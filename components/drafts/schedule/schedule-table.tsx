import { useTranslations } from "next-intl";
import { useMemo, type FocusEvent, type KeyboardEvent } from "react";
import { HeadCell, Table, TableBody, TableHead } from "@/components/tables/table";
import type { Instalment } from "@/lib/drafts/draft";
import type { DraftProblem } from "@/lib/drafts/problems";
import { ScheduleRow } from "./schedule-row";
import { ScheduleSums } from "./schedule-sums";
import type { Column, useRows } from "./use-rows";

const NONE: readonly DraftProblem[] = [];

/** The instalments, one a row, and what they add up to. Enter leads down the column, and to a new row at its end. */
export function ScheduleTable({
  id,
  rows,
  currency,
  amount,
  problems,
  isReadOnly,
  acts,
}: {
  id: string;
  rows: Instalment[];
  currency: string;
  amount: string | null;
  problems: readonly DraftProblem[];
  isReadOnly: boolean;
  acts: ReturnType<typeof useRows>;
}) {
  const t = useTranslations("draftPanels.schedule");
  const { setCell, insert, remove, fresh, settle } = acts;
  const byRow = useMemo(() => gathered(problems), [problems]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    // Enter would send the form the table stands in.
    event.preventDefault();
    const [index, column] = event.target.id.slice(id.length + 1).split(".");
    const next = Number(index) + (event.shiftKey ? -1 : 1);
    if (next === rows.length) insert(next, "date");
    else document.getElementById(`${id}.${next}.${column as Column}`)?.focus();
  }

  function onBlur({ target, relatedTarget }: FocusEvent) {
    const row = document.getElementById(`${id}.${fresh}.date`)?.closest("tr");
    const isLeft = row?.contains(target) && !(relatedTarget instanceof Node && row.contains(relatedTarget));
    if (isLeft) settle();
  }

  return (
    <div onKeyDown={onKeyDown} onBlur={onBlur}>
      <Table label={t("title")} className="max-w-3xl">
        <TableHead>
          <HeadCell isFigure>{t("number")}</HeadCell>
          <HeadCell>{t("date")}</HeadCell>
          <HeadCell isFigure>{withCurrency(t("principal"), currency)}</HeadCell>
          <HeadCell isFigure>{withCurrency(t("interest"), currency)}</HeadCell>
          {!isReadOnly && (
            <HeadCell>
              <span className="sr-only">{t("actions")}</span>
            </HeadCell>
          )}
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <ScheduleRow
              key={index}
              id={id}
              index={index}
              row={row}
              problems={index === fresh ? NONE : (byRow.get(index) ?? NONE)}
              isReadOnly={isReadOnly}
              setCell={setCell}
              insert={insert}
              remove={remove}
            />
          ))}
        </TableBody>
        <ScheduleSums
          rows={rows}
          currency={currency}
          amount={amount}
          sumProblem={problems.find(({ code }) => code === "schedule.sum") ?? null}
          isReadOnly={isReadOnly}
        />
      </Table>
    </div>
  );
}

function withCurrency(word: string, currency: string): string {
  return currency === "" ? word : `${word} ${currency}`;
}

/** The problems of each row: "schedule.3.date" is of the fourth. */
function gathered(problems: readonly DraftProblem[]): Map<number, DraftProblem[]> {
  const byRow = new Map<number, DraftProblem[]>();
  for (const problem of problems) {
    const index = /\.(\d+)(\.|$)/.exec(problem.at)?.[1];
    if (index === undefined) continue;
    const here = byRow.get(Number(index));
    if (here) here.push(problem);
    else byRow.set(Number(index), [problem]);
  }
  return byRow;
}
