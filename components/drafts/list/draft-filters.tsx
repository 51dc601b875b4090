import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";
import { DRAFT_STATES } from "@/lib/drafts/draft-state";
import type { DraftListView } from "@/lib/drafts/list-drafts";
import { LACKING_FIELDS, missingCode } from "./lacking";
import { listAddress } from "./list-address";

/** Search and filters of the list; they live in the address, so a link shows the same list. */
export function DraftFilters({ view, action }: { view: DraftListView; action: string }) {
  const t = useTranslations("drafts");
  const { search, state, lacks, importId } = view;
  const isFiltered = search !== "" || state !== null || lacks !== null;
  return (
    <div className="space-y-3">
      {/* Fields take their text from the address, and again whenever it changes. */}
      <Form
        key={[search, state, lacks, importId].join("|")}
        action={action}
        role="search"
        className="flex flex-wrap items-end gap-3"
      >
        <Field id="search" label={t("list.search")} hint={t("list.searchHint")} className="w-full sm:w-64">
          <TextInput id="search" name="search" type="search" hint defaultValue={search} />
        </Field>
        <Field id="state" label={t("list.state")} className="w-full sm:w-44">
          <Select id="state" name="state" defaultValue={state ?? ""}>
            <option value="">{t("list.anyState")}</option>
            {DRAFT_STATES.map((value) => (
              <option key={value} value={value}>
                {t(`states.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="lacks" label={t("list.lacks")} className="w-full sm:w-56">
          <Select id="lacks" name="lacks" defaultValue={lacks ?? ""}>
            <option value="">{t("list.anyLacks")}</option>
            {LACKING_FIELDS.map((field) => (
              <option key={field} value={missingCode(field)}>
                {t(`lacking.${field}`)}
              </option>
            ))}
          </Select>
        </Field>
        {importId !== null && <input type="hidden" name="import" value={importId} />}
        <Button type="submit">{t("list.apply")}</Button>
        {isFiltered && <QuietLink href={listAddress(action, { importId })}>{t("list.clear")}</QuietLink>}
      </Form>
      {importId !== null && (
        <p className="flex flex-wrap items-center gap-x-3 rounded-base bg-sea-wash px-4">
          {t("list.ofImport")}
          <QuietLink href={listAddress(action, { search, state, lacks })}>{t("list.endImport")}</QuietLink>
        </p>
      )}
    </div>
  );
}

function QuietLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="flex min-h-11 items-center px-2 text-leaf underline underline-offset-2">
      {children}
    </Link>
  );
}
