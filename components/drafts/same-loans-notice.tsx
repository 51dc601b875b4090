import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { SameLoan } from "@/lib/drafts/same-loans";
import { routes, type Place } from "@/lib/routes";

/** Other drafts about the same loans, before one of them is posted twice. */
export function SameLoansNotice({ loans, place }: { loans: readonly SameLoan[]; place: Place }) {
  const t = useTranslations("drafts.sameLoans");
  const unnamed = useTranslations("drafts")("unnamed");
  const locale = useLocale();
  if (loans.length === 0) return null;
  return (
    <Notice tone="warning" title={t("title", { count: loans.length })}>
      <p>{t("why")}</p>
      <ul className="space-y-1">
        {loans.map(({ loanId, draftId, name, sentAt }) => (
          <li key={`${draftId}/${loanId}`} className="wrap-anywhere">
            {t.rich(sentAt === null ? "open" : "sent", {
              loanId,
              name: name || unnamed,
              draft: (words) => (
                <Link href={routes.draft(place, draftId)} className="text-leaf underline underline-offset-2">
                  {words}
                </Link>
              ),
              at: () => <LocalTime at={sentAt ?? 0} locale={locale} withTime={false} />,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
