import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ago } from "@/components/ui/ago";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { SnapshotHead } from "@/lib/loans/snapshot-store";
import { ExpectedFigures } from "./expected-figures";

/**
 * What Kiva expects in figures and as of when, or what will be here; `children`: the way to a newer list. It stands in
 * one place of the page in both cases: her button stays under her finger when the first list arrives.
 */
export function LoansOverview({
  list,
  isStale,
  mayFetch,
  children,
}: {
  list: SnapshotHead | null;
  isStale: boolean;
  mayFetch: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("loans");
  return (
    <section
      aria-label={t(list ? "summary.title" : "empty.title")}
      className={
        list ? "grid items-start gap-x-12 gap-y-6 md:grid-cols-2" : "space-y-6 border-y border-line py-8"
      }
    >
      {list ? <ExpectedFigures list={list} /> : <NoList mayFetch={mayFetch} />}
      <div className="max-w-[70ch] space-y-4">
        {list && <ListAge list={list} isStale={isStale} mayFetch={mayFetch} />}
        {children}
      </div>
    </section>
  );
}

function ListAge({
  list: { asOf },
  isStale,
  mayFetch,
}: {
  list: SnapshotHead;
  isStale: boolean;
  mayFetch: boolean;
}) {
  const t = useTranslations("loans.summary");
  const locale = useLocale();
  return (
    <div className="space-y-4">
      <p>
        {t.rich("asOf", { time: () => <LocalTime at={asOf} locale={locale} /> })}
        <Ago at={asOf} locale={locale} />
      </p>
      {isStale && (
        <Notice tone="warning">
          <p>{t(mayFetch ? "stale" : "staleReader")}</p>
        </Notice>
      )}
    </div>
  );
}

function NoList({ mayFetch }: { mayFetch: boolean }) {
  const t = useTranslations("loans.empty");
  return (
    <div className="max-w-[70ch] space-y-4">
      <h2 className="text-lead">{t("title")}</h2>
      <p>{t("text")}</p>
      <p>{t(mayFetch ? "how" : "reader")}</p>
    </div>
  );
}
