import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DraftListView } from "@/lib/drafts/list-drafts";
import { listAddress } from "./list-address";

/** The way through a list that is longer than one page. */
export function ListPages({ view, pages, action }: { view: DraftListView; pages: number; action: string }) {
  const t = useTranslations("drafts.list");
  if (pages <= 1) return null;
  const { page } = view;
  const link = "inline-flex min-h-11 items-center px-2 text-leaf underline underline-offset-2";
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center gap-3">
      {page > 1 && (
        <Link rel="prev" href={listAddress(action, { ...view, page: page - 1 })} className={link}>
          {t("previous")}
        </Link>
      )}
      <span>{t("page", { page, pages })}</span>
      {page < pages && (
        <Link rel="next" href={listAddress(action, { ...view, page: page + 1 })} className={link}>
          {t("next")}
        </Link>
      )}
    </nav>
  );
}
