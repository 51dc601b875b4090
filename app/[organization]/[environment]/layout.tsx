import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { setLanguage } from "@/app/language-action";
import { signOut } from "@/app/sign-out-action";
import { SignOutForm } from "@/components/drafts/sign-out-form";
import { EnvironmentBand } from "@/components/layout/environment-band";
import { Frame } from "@/components/layout/frame";
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

/** Where things go stands over every page of an environment. */
export default async function PlaceLayout({ params, children }: Props) {
  const context = await pageContext(params);
  const memberships = await listMemberships(context.db, context.person.id);
  return (
    <Frame
      band={<EnvironmentBand environment={context.environment} />}
      context={context}
      environments={availableEnvironments()}
      organizations={memberships.map(({ organization }) => organization)}
      signOut={signOut}
      SignOutForm={SignOutForm}
      setLanguage={setLanguage}
    >
      {children}
    </Frame>
  );
}
