import { useTranslations } from "next-intl";
import { Mark } from "@/components/ui/mark";
import type { RowProblem } from "@/lib/drafts/import/imported";
import { useToldParams } from "./use-told-params";

const MOST_SHOWN = 100;

/** What could not be read or kept as it stands, row by row. */
export function RowProblems({ problems }: { problems: RowProblem[] }) {
  const t = useTranslations("draftImport");
  const params = useToldParams();
  if (problems.length === 0) return null;
  const rows = new Set(problems.map(({ row }) => row)).size;
  const more = problems.length - MOST_SHOWN;
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 font-semibold">
        <Mark tone="warning" />
        {t("rows.title", { count: rows })}
      </summary>
      <ul className="max-w-[70ch] list-disc space-y-1 ps-8">
        {problems.slice(0, MOST_SHOWN).map((problem, at) => (
          <li key={at} className="wrap-anywhere">
            {t("rows.row", {
              row: problem.row,
              text: t(`rowProblems.${problem.code}` as "rowProblems.row.nobody", params(problem.params)),
            })}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t("drafts.more", { count: more })}</p>}
    </details>
  );
}
