import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Where she is, as links back up, and the page's one heading, which takes the focus of what has left the page. */
export function PageHeader({
  trail = [],
  title,
  beside,
  children,
}: {
  trail?: { href: string; label: string }[];
  title: ReactNode;
  /** At the far end of the heading's line: a state, or the page's one action. */
  beside?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("layout");
  return (
    <div className="space-y-2">
      {trail.length > 0 && (
        <nav aria-label={t("breadcrumbs")}>
          <ol className="flex flex-wrap gap-x-2 text-small text-ink-soft">
            {trail.map(({ href, label }) => (
              <li key={href} className="flex items-center gap-2">
                <Link href={href} className="py-1 text-leaf underline underline-offset-2">
                  {label}
                </Link>
                <span aria-hidden="true">›</span>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 id="page-title" tabIndex={-1} className="text-title">
          {title}
        </h1>
        {beside}
      </div>
      {children}
    </div>
  );
}
