import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentType, ReactNode } from "react";
import type { Context } from "@/lib/organizations/context";
import type { EnvironmentName } from "@/lib/env";
import { routes } from "@/lib/routes";
import { HeaderMenu } from "./header-menu";
import { LanguageForm } from "./language-form";
import { NavLink } from "./nav-link";

const ITEM = "flex min-h-11 items-center rounded-base px-3 text-ink no-underline hover:bg-leaf-wash";

export interface SignOutFormProps {
  action: () => Promise<void>;
  personId: string;
  /** Asked where something of hers would be lost. */
  question: string;
  /** The button. */
  children: ReactNode;
}

/** The organization, the places to go, and the person's own menu. */
export function SiteHeader({
  context,
  environments,
  organizations,
  signOut,
  SignOutForm,
  setLanguage,
}: {
  /** `environment`: null on pages that belong to none. */
  context: Pick<Context, "organization" | "person" | "role"> & { environment: EnvironmentName | null };
  environments: EnvironmentName[];
  organizations: { slug: string; name: string }[];
  signOut: () => Promise<void>;
  /** Knows what of hers is left in this browser, and takes it away as she goes. */
  SignOutForm: ComponentType<SignOutFormProps>;
  setLanguage: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations("layout");
  const names = useTranslations("common.environments");
  const { organization, environment, person, role } = context;
  const place = environment && { organization: organization.slug, environment };
  return (
    <header className="border-b border-line bg-sheet">
      <div className="mx-auto flex max-w-[1200px] flex-wrap items-center gap-x-2 px-1 py-1">
        <nav aria-label={t("mainMenu")} className="flex grow flex-wrap items-center">
          <Link href={place ? routes.home(place) : "/"} className={`${ITEM} font-semibold`}>
            {organization.name}
          </Link>
          {place && (
            <>
              <NavLink href={routes.home(place)} isExact className={ITEM}>
                {t("home")}
              </NavLink>
              <NavLink href={routes.reports(place)} className={ITEM}>
                {t("repayments")}
              </NavLink>
              <NavLink href={routes.loans(place)} className={ITEM}>
                {t("loans")}
              </NavLink>
              <NavLink href={routes.drafts(place)} className={ITEM}>
                {t("drafts")}
              </NavLink>
            </>
          )}
        </nav>
        <HeaderMenu
          id="environment-menu"
          label={environment ? names(environment) : t("environment")}
          description={t("switchEnvironment")}
        >
          <MenuTitle>{t("switchEnvironment")}</MenuTitle>
          {environments.map((name) => (
            <Link
              key={name}
              href={routes.home({ organization: organization.slug, environment: name })}
              aria-current={name === environment || undefined}
              className={`${ITEM} aria-[current]:font-semibold`}
            >
              {names(name)}
            </Link>
          ))}
          {organizations.length > 1 && <MenuTitle>{t("switchOrganization")}</MenuTitle>}
          {organizations.length > 1 &&
            organizations.map(({ slug, name }) => (
              <Link
                key={slug}
                href={environment ? routes.home({ organization: slug, environment }) : routes.settings(slug)}
                aria-current={slug === organization.slug || undefined}
                className={`${ITEM} aria-[current]:font-semibold`}
              >
                {name}
              </Link>
            ))}
        </HeaderMenu>
        <HeaderMenu id="account-menu" label={person.name} description={t("account")}>
          <p className="px-3 pt-2 text-small text-ink-soft">{t("signedInAs", { email: person.email })}</p>
          {role === "administrator" && (
            <Link href={routes.settings(organization.slug)} className={ITEM}>
              {t("settings")}
            </Link>
          )}
          <LanguageForm action={setLanguage} />
          <SignOutForm action={signOut} personId={person.id} question={t("signOutQuestion")}>
            <button className={`${ITEM} w-full cursor-pointer`}>{t("signOut")}</button>
          </SignOutForm>
        </HeaderMenu>
      </div>
    </header>
  );
}

function MenuTitle({ children }: { children: ReactNode }) {
  return <p className="px-3 pt-2 text-small text-ink-soft">{children}</p>;
}
