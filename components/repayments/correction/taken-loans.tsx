import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

const SHOWN = 50;

/** Loans of a correction that Kiva has by now through another report: it cannot be confirmed with them. */
export function TakenLoans({ loans }: { loans: string[] }) {
  const t = useTranslations("correction.taken");
  if (loans.length === 0) return null;
  return (
    <Notice tone="error" title={t("title", { count: loans.length })}>
      <p>{t("text", { count: loans.length })}</p>
      <ul className="list-disc ps-5">
        {loans.slice(0, SHOWN).map((loan) => (
          <li key={loan}>{loan}</li>
        ))}
      </ul>
      {loans.length > SHOWN && <p>{t("more", { count: loans.length - SHOWN })}</p>}
    </Notice>
  );
}
