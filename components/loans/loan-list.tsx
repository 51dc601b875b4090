"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useDeferredValue, useMemo, useState } from "react";
import { RowsSkeleton } from "@/components/tables/table-skeleton";
import { countText } from "@/components/ui/amount-text";
import { Button, ButtonAnchor } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { findLoans, searchTexts } from "@/lib/loans/find-loans";
import { LoanTable } from "./loan-table";
import { useExpected } from "./use-expected";

/** The loans of Kiva's list, to be looked through. What is typed stays in this page: it may be a borrower's name. */
export function LoanList({
  listUrl,
  downloadUrl,
  hasClients,
}: {
  listUrl: string;
  downloadUrl: string;
  hasClients: boolean;
}) {
  const t = useTranslations("loans.list");
  const common = useTranslations("common");
  const router = useRouter();
  const { data: loans, isError, refetch } = useExpected(listUrl);

  return (
    <section aria-labelledby="loans-title" className="space-y-4 border-t border-line pt-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="loans-title" className="text-lead">
          {t("title")}
        </h2>
        <ButtonAnchor href={downloadUrl} download>
          {t("download")}
        </ButtonAnchor>
      </div>
      {loans ? (
        <FoundLoans key={listUrl} loans={loans} hasClients={hasClients} />
      ) : isError ? (
        <Notice tone="error" role="alert">
          <p>{t("notLoaded")}</p>
          <Button
            onClick={() => {
              // It may be gone because a newer one has taken its place.
              router.refresh();
              void refetch();
            }}
          >
            {common("tryAgain")}
          </Button>
        </Notice>
      ) : (
        <>
          <p role="status" className="text-ink-soft">
            {t("loading")}
          </p>
          <RowsSkeleton />
        </>
      )}
    </section>
  );
}

function FoundLoans({ loans, hasClients }: { loans: ExpectedLoan[]; hasClients: boolean }) {
  const t = useTranslations("loans");
  const locale = useLocale();
  const [typed, setTyped] = useState("");
  const [status, setStatus] = useState<ExpectedLoan["status"] | null>(null);
  const wanted = useDeferredValue(typed);
  const texts = useMemo(() => searchTexts(loans), [loans]);
  const found = useMemo(
    () => findLoans(loans, texts, { typed: wanted, status }),
    [loans, texts, wanted, status],
  );

  return (
    <>
      {/* No form, and no names: without its script a form would put what is typed into the address. */}
      <div role="search" className="flex flex-wrap items-end gap-3">
        <Field
          id="find"
          label={t("list.find")}
          hint={t(hasClients ? "list.findHint" : "list.findHintTwo")}
          className="w-full sm:w-96"
        >
          <TextInput
            id="find"
            type="search"
            autoComplete="off"
            hint
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <Field id="status" label={t("list.status")} className="w-full sm:w-56">
          <Select
            id="status"
            value={status ?? ""}
            onChange={(event) => setStatus((event.target.value || null) as ExpectedLoan["status"] | null)}
          >
            <option value="">{t("list.any")}</option>
            <option value="payingBack">{t("statuses.payingBack")}</option>
            <option value="defaulted">{t("statuses.defaulted")}</option>
          </Select>
        </Field>
      </div>
      <p role="status">{t("list.count", { count: found.length, figure: countText(found.length, locale) })}</p>
      {found.length === 0 ? (
        <p className="max-w-[70ch]">{t("list.noneFit")}</p>
      ) : (
        // Another search begins at its top.
        <LoanTable key={`${status} ${wanted}`} loans={found} hasClients={hasClients} />
      )}
    </>
  );
}
