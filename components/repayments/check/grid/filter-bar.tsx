import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { INPUT_LOOK } from "@/components/ui/field";
import type { Totals } from "@/lib/repayments/checked-report";
import { codeOf, rangeOf, type RowFilter } from "@/lib/repayments/check/row-view";
import { useRangeText } from "../use-range-text";

/** Which rows she sees: by state, by kind of problem, by what she looks for. */
export function FilterBar({
  totals,
  filter,
  codeCount,
  rangeCount,
  find,
  found,
  onFilter,
  onFind,
  hasBorrowers,
  onGoToFound,
}: {
  totals: Totals;
  filter: RowFilter;
  /** How many problems of the chosen kind there are. */
  codeCount: number;
  /** How many rows have an amount in the chosen range. */
  rangeCount: number;
  find: string;
  /** How many rows are in view. */
  found: number;
  onFilter: (filter: RowFilter) => void;
  onFind: (find: string) => void;
  /** Kiva's list is known: the borrowers' names are looked through, too. */
  hasBorrowers: boolean;
  /** Into the first row that was found. */
  onGoToFound: () => void;
}) {
  const t = useTranslations("check.filter");
  const kinds = useTranslations("problems.kind");
  const findId = useId();
  const field = useRef<HTMLInputElement>(null);
  const isFinding = find.trim() !== "";
  const filters = [
    { value: "all", label: t("all", { count: totals.rowsInFile }) },
    { value: "problems", label: t("problems", { count: totals.problemRows }) },
    { value: "edited", label: t("edited", { count: totals.edited }) },
    { value: "left-out", label: t("leftOut", { count: totals.leftOut }) },
  ] as const;
  const code = codeOf(filter);
  const range = rangeOf(filter);
  const rangeText = useRangeText();

  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div role="group" aria-label={t("label")} className="flex flex-wrap gap-2">
        {filters.map(({ value, label }) => (
          <FilterButton key={value} isPressed={filter === value} onClick={() => onFilter(value)}>
            {label}
          </FilterButton>
        ))}
        {code && (
          <FilterButton isPressed onClick={() => onFilter("all")}>
            {t("kind", { kind: kinds(code), count: codeCount })}
          </FilterButton>
        )}
        {range && (
          <FilterButton isPressed onClick={() => onFilter("all")}>
            {t("kind", { kind: rangeText(range), count: rangeCount })}
          </FilterButton>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-x-2 max-sm:w-full">
        <p aria-live="polite" className="text-small text-ink-soft">
          {isFinding && t("found", { count: found })}
        </p>
        <label htmlFor={findId} className="shrink-0 text-ink-soft">
          {t("find")}
        </label>
        <div className="relative max-sm:grow">
          <input
            id={findId}
            ref={field}
            type="search"
            value={find}
            placeholder={t(hasBorrowers ? "findHintBorrower" : "findHint")}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onFind(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !isFinding || event.nativeEvent.isComposing) return;
              // Focus is in the cell before the key is done, and would press it.
              event.preventDefault();
              onGoToFound();
            }}
            className={classNames(INPUT_LOOK, "pe-20 sm:w-64 [&::-webkit-search-cancel-button]:hidden")}
          />
          {find !== "" && (
            <Button
              kind="quiet"
              className="absolute end-0 top-0 text-small"
              aria-label={t("clearFind")}
              onClick={() => {
                onFind("");
                // The button goes with the text.
                field.current?.focus();
              }}
            >
              {t("clear")}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function FilterButton({
  isPressed,
  onClick,
  children,
}: {
  isPressed: boolean;
  onClick: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      onClick={onClick}
      className={
        "min-h-11 cursor-pointer rounded-base border border-line-strong bg-sheet px-3 hover:bg-leaf-wash " +
        "aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:font-semibold aria-pressed:text-paper"
      }
    >
      {children}
    </button>
  );
}
