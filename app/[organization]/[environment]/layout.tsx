import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EnvironmentBand } from "@/components/layout/environment-band";
import { SiteHeader } from "@/components/layout/site-header";
import { setLanguage } from "@/app/language-action";
import { signOut } from "@/app/sign-out-action";
import { pageContext } from "@/lib/auth/page-context";
import { availableEnvironments } from "@/lib/environments/environments";
import { listMemberships } from "@/lib/organizations/find-membership";

type Props = { params: Promise<{ organization: string; environment: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { environment, organization } = await pageContext(params);
  const name = (await getTranslations("common.environments"))(environment);
  return {
    title: { template: `%s · ${organization.name} · ${name}`, default: `${organization.name} · ${name}` },
    icons: { icon: `/icon-${environment}.svg` },
  };
}

export default async function PlaceLayout({ params, children }: Props) {
  const context = await pageContext(params);
  const t = await getTranslations("layout");
  const memberships = await listMemberships(context.db, context.person.id);
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-sheet focus:p-3"
      >
        {t("skip")}
      </a>
      <EnvironmentBand environment={context.environment} />
      <SiteHeader
        context={context}
        environments={availableEnvironments()}
        organizations={memberships.map(({ organization }) => organization)}
        signOut={signOut}
        setLanguage={setLanguage}
      />
      <main id="content" className="mx-auto w-full max-w-[1200px] grow space-y-8 px-4 py-6">
        {children}
      </main>
    </>
  );
}
