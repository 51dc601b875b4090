import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { SiteHeader } from "./site-header";

/** What stands around every page of people who are signed in: the way past the menus, the header, the content. */
export function Frame({
  band,
  children,
  ...header
}: ComponentProps<typeof SiteHeader> & {
  /** Over everything: where things go from here. Pages that belong to no environment have none. */
  band?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("layout");
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-sheet focus:p-3"
      >
        {t("skip")}
      </a>
      {band}
      <SiteHeader {...header} />
      <main id="content" className="mx-auto w-full max-w-[1200px] grow space-y-8 px-4 py-6">
        {children}
      </main>
    </>
  );
}
