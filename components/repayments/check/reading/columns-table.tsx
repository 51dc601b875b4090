import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/field";
import { Mark } from "@/components/ui/mark";
import type { Column } from "@/lib/repayments/problems";
import { assign, columnsOf, roleAt, type ColumnRoles } from "../column-roles";
import type { FileSample } from "../worker/worker-messages";

export function columnSelectId(position: number): string {
  return `column-${position + 1}`;
}

/** Her first rows as they stand, with a field over each column that says what it is. */
export function ColumnsTable({
  format,
  sample,
  headerRow,
  onHeaderRow,
  roles,
  onRoles,
  missing,
}: {
  format: "two" | "three";
  sample: FileSample;
  headerRow: number | null;
  onHeaderRow: (row: number | null) => void;
  roles: ColumnRoles;
  onRoles: (roles: ColumnRoles) => void;
  missing: Column[];
}) {
  const t = useTranslations("check.reading");
  const names = useTranslations("common.columnNames");
  const width = sample.lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const positions = Array.from({ length: width }, (_, position) => position);
  const firstRow = sample.lines[0]?.row;

  return (
    <fieldset className="min-w-0 space-y-4">
      <legend className="sr-only">{t("columnsLegend")}</legend>
      {missing.length > 0 && (
        <ul className="space-y-1 border-s-4 border-brick ps-3 font-semibold text-brick">
          {missing.map((column) => (
            <li key={column} className="flex items-center gap-2">
              <Mark tone="error" />
              {t("columnMissing", { column: names(column) })}
            </li>
          ))}
        </ul>
      )}
      {firstRow !== undefined && (
        <label className="flex min-h-11 w-fit cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            className="size-5 accent-leaf"
            checked={headerRow !== null}
            onChange={(event) =>
              onHeaderRow(event.currentTarget.checked ? (sample.headerRow ?? firstRow) : null)
            }
          />
          {t("hasHeader", { row: sample.headerRow ?? firstRow })}
        </label>
      )}
      {/* The one place where a wide file may scroll sideways, by keyboard too. */}
      <div
        tabIndex={0}
        role="region"
        aria-label={t("sample")}
        className="overflow-x-auto rounded-base border border-line bg-sheet"
      >
        <table className="w-full border-collapse">
          <thead>
            <tr>
              <th scope="col" className="p-2 align-bottom text-small text-ink-soft">
                {t("row")}
              </th>
              {positions.map((position) => (
                <th key={position} scope="col" className="min-w-40 p-2 align-bottom">
                  <Select
                    id={columnSelectId(position)}
                    aria-label={t("columnIs", { number: position + 1 })}
                    error={missing.length > 0 && roleAt(roles, position) === null}
                    value={roleAt(roles, position) ?? ""}
                    onChange={(event) =>
                      onRoles(assign(roles, position, (event.currentTarget.value || null) as Column | null))
                    }
                  >
                    <option value="">{t("notUsed")}</option>
                    {columnsOf(format).map((column) => (
                      <option key={column} value={column}>
                        {names(column)}
                      </option>
                    ))}
                  </Select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.lines.map(({ row, cells }) => (
              <tr
                key={row}
                className={classNames("border-t border-line", row === headerRow && "font-semibold")}
              >
                <td className="px-2 py-2 text-small text-ink-soft">{row}</td>
                {positions.map((position) => (
                  <td
                    key={position}
                    className={classNames(
                      "max-w-64 truncate px-5 py-2",
                      roleAt(roles, position) === null ? "text-ink-soft" : "bg-leaf-wash",
                      roleAt(roles, position) === "amount" && row !== headerRow && "text-end",
                    )}
                  >
                    {cells[position] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}
