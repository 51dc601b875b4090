import { useTranslations } from "next-intl";
import { routes, sampleOf, type Place } from "@/lib/routes";
import type { Column } from "@/lib/repayments/problems";
import type { PageSettings } from "../check-props";

/** What the file should hold for this organization, with templates and a sample to start from. */
export function WhatToUpload({ place, settings }: { place: Place; settings: PageSettings }) {
  const t = useTranslations("check.file.expects");
  const names = useTranslations("common.columnNames");
  const columns: Column[] =
    settings.columns === "three" ? ["loanId", "clientId", "amount"] : ["loanId", "amount"];

  return (
    <section
      aria-labelledby="what-to-upload"
      className="border-line max-lg:border-t max-lg:pt-6 lg:border-s lg:ps-8"
    >
      <h2 id="what-to-upload" className="text-lead">
        {t("title")}
      </h2>
      <dl className="mt-3 space-y-3">
        {columns.map((column) => (
          <div key={column}>
            <dt className="font-semibold">{names(column)}</dt>
            <dd className="text-ink-soft">
              {column === "amount"
                ? t(`amount.${settings.amountMeaning}`, { currency: settings.currency })
                : t(column)}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="mt-4 list-disc space-y-1 ps-5 text-ink-soft marker:text-line-strong">
        <li>{t("oneRowPerLoan")}</li>
        <li>{t("anyOrder")}</li>
        <li>{t("idsAsText")}</li>
      </ul>
      <p className="mt-4 flex flex-wrap gap-x-6">
        {(["workbook", "template", sampleOf(place)] as const).map((kind) => (
          <a key={kind} href={routes.template(place, kind)} download className={DOWNLOAD}>
            {t(kind)}
          </a>
        ))}
      </p>
    </section>
  );
}

const DOWNLOAD = "inline-flex min-h-11 items-center text-leaf underline underline-offset-2";
