import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";
import type { ReportListView } from "@/lib/repayments/list-reports";
import { REPORT_STATES } from "@/lib/repayments/report";

/** Search and filter of the list; they live in the address, so a link shows the same list. */
export function ReportFilters({ view, action }: { view: ReportListView; action: string }) {
  const t = useTranslations("reports");
  const isFiltered = view.search !== "" || view.state !== null;
  return (
    // Fields take their text from the address, and again whenever it changes.
    <Form
      key={`${view.search}|${view.state}`}
      action={action}
      role="search"
      className="flex flex-wrap items-end gap-3"
    >
      <Field id="search" label={t("list.search")} hint={t("list.searchHint")} className="w-full sm:w-72">
        <TextInput id="search" name="search" type="search" hint defaultValue={view.search} />
      </Field>
      <Field id="state" label={t("list.state")} className="w-full sm:w-56">
        <Select id="state" name="state" defaultValue={view.state ?? ""}>
          <option value="">{t("list.anyState")}</option>
          {REPORT_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`states.${state}`)}
            </option>
          ))}
        </Select>
      </Field>
      <input type="hidden" name="sort" value={view.sort} />
      <input type="hidden" name="order" value={view.isDescending ? "desc" : "asc"} />
      <Button type="submit">{t("list.apply")}</Button>
      {isFiltered && (
        <Link
          href={action}
          className="flex min-h-11 items-center px-2 text-leaf underline underline-offset-2"
        >
          {t("list.clear")}
        </Link>
      )}
    </Form>
  );
}
