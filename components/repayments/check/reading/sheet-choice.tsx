import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Mark } from "@/components/ui/mark";
import type { SheetSample } from "@/lib/repayments/checked-report";
import { SHEET_ID } from "./reading-questions";

/** The sheets of a workbook to choose from, each with how long it is and how it begins. */
export function SheetChoice({
  sheets,
  chosen,
  onSheet,
  isAlone,
  dropsEdits,
  error,
}: {
  sheets: SheetSample[];
  chosen: string | null;
  onSheet: (name: string) => void;
  /** The page's heading asks the question already. */
  isAlone: boolean;
  /** She has corrected rows of the sheet that is read now. */
  dropsEdits: boolean;
  error: string | null;
}) {
  const t = useTranslations("check.reading.sheet");
  return (
    <fieldset className={classNames("min-w-0 space-y-3", error && "border-s-4 border-brick ps-3")}>
      <legend className={isAlone ? "sr-only" : "text-lead font-semibold"}>{t("legend")}</legend>
      {error && (
        <p id={`${SHEET_ID}-error`} className="flex items-center gap-2 font-semibold text-brick">
          <Mark tone="error" />
          {error}
        </p>
      )}
      {dropsEdits && <p className="max-w-[70ch] text-ink-soft">{t("dropsEdits")}</p>}
      <div className="grid gap-4 lg:grid-cols-2">
        {sheets.map((sheet, at) => (
          <label
            key={sheet.name}
            className={
              "flex min-w-0 cursor-pointer gap-3 rounded-base border border-line-strong bg-sheet p-4 " +
              "has-checked:border-leaf has-checked:bg-leaf-wash has-checked:outline-1 has-checked:outline-leaf"
            }
          >
            <input
              type="radio"
              id={`${SHEET_ID}-${at}`}
              name={SHEET_ID}
              className="mt-0.5 size-5 shrink-0 accent-leaf"
              checked={sheet.name === chosen}
              onChange={() => onSheet(sheet.name)}
              aria-describedby={error ? `${SHEET_ID}-error` : undefined}
            />
            <span className="min-w-0 grow space-y-2">
              <span className="flex flex-wrap gap-x-3">
                <span className="font-semibold wrap-anywhere">{sheet.name}</span>
                <span className="text-ink-soft">
                  {t("rows", { count: sheet.rows })}
                  {sheet.isHidden && ` · ${t("hidden")}`}
                </span>
              </span>
              {/* What it begins with, for the eye: read out, cells without columns would only be noise. */}
              <span aria-hidden="true" className="block text-small text-ink-soft">
                {sheet.lines.map(({ row, cells }) => (
                  <span key={row} className="flex gap-3 border-t border-line py-1">
                    <span className="w-8 shrink-0 text-end">{row}</span>
                    <span className="truncate">{cells.filter((cell) => cell.trim() !== "").join(" · ")}</span>
                  </span>
                ))}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
