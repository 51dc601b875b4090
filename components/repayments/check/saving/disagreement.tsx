import { useTranslations } from "next-intl";
import { Amount } from "@/components/ui/amount";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Finding, SavedReport } from "@/lib/repayments/save-answer";

/** Browser and server read the file differently: both findings side by side, the server's counts. */
export function Disagreement({
  disagreement: { browser, server },
  currency,
  href,
}: {
  disagreement: NonNullable<SavedReport["disagreement"]>;
  currency: string;
  /** The saved report. */
  href: string;
}) {
  const t = useTranslations("check.disagreement");
  const said = ({ lines, sumText, problemRows }: Finding) =>
    t.rich("finding", { lines, problemRows, currency, sum: () => <Amount text={sumText} /> });
  return (
    <Notice tone="warning" role="alert" title={t("title")}>
      <p>{t("text")}</p>
      <dl className="space-y-2">
        <div>
          <dt className="text-ink-soft">{t("browser")}</dt>
          <dd>{said(browser)}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">{t("server")}</dt>
          <dd className="font-semibold">{said(server)}</dd>
        </div>
      </dl>
      <p>
        <ButtonLink kind="primary" href={href}>
          {t("continue")}
        </ButtonLink>
      </p>
    </Notice>
  );
}
