import type { Metadata } from "next";
import type { ReactNode } from "react";
import { setLanguage } from "@/app/language-action";
import { signOut } from "@/app/sign-out-action";
import { SignOutForm } from "@/components/drafts/sign-out-form";
import { Frame } from "@/components/layout/frame";
import { organizationContext } from "@/lib/auth/page-context";
import { availableEnvironments } from "@/lib/environments/environments";
import { listMemberships } from "@/lib/organizations/find-membership";

type Props = { params: Promise<{ organization: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await organizationContext(params);
  return { title: { template: `%s · ${organization.name}`, default: organization.name } };
}

/** What belongs to the organization and to no environment: no band over it, and no menu of one environment's pages. */
export default async function SettingsLayout({ params, children }: Props) {
  const context = await organizationContext(params);
  const memberships = await listMemberships(context.db, context.person.id);
  return (
    <Frame
      context={{ ...context, environment: null }}
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
