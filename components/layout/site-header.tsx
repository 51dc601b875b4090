import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Context } from "@/lib/organizations/context";
import type { EnvironmentName } from "@/lib/env";
import { routes } from "@/lib/routes";
import { HeaderMenu } from "./header-menu";
import { LanguageForm } from "./language-form";
import { NavLink } from "./nav-link";
import { SignOutForm } from "./sign-out-form";

const ITEM = "flex min-h-11 items-center rounded-base px-3 text-ink no-underline hover:bg-leaf-wash";

/** The organization, the places to go, and the person's own menu. */
export function SiteHeader({
  context,
  environments,
  organizations,
  signOut,
  setLanguage,
}: {
  context: Pick<Context, "organization" | "environment" | "person">;
  environments: EnvironmentName[];
  organizations: { slug: string; name: string }[];
  signOut: () => Promise<void>;
  setLanguage: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations("layout");
  const names = useTranslations("common.environments");
  const { organization, environment, person } = context;
  const place = { organization: organization.slug, environment };
  return (
    <header className="border-b border-line bg-sheet">
      <div className="mx-auto flex max-w-[1200px] flex-wrap items-center gap-x-2 px-1 py-1">
        <nav aria-label={t("mainMenu")} className="flex grow flex-wrap items-center">
          <Link href={routes.home(place)} className={`${ITEM} font-semibold`}>
            {organization.name}
          </Link>
          <NavLink href={routes.home(place)} isExact className={ITEM}>
            {t("home")}
          </NavLink>
          <NavLink href={routes.reports(place)} className={ITEM}>
            {t("repayments")}
          </NavLink>
          <NavLink href={routes.drafts(place)} className={ITEM}>
            {t("drafts")}
          </NavLink>
        </nav>
        <HeaderMenu id="environment-menu" label={names(environment)} description={t("switchEnvironment")}>
          <MenuTitle>{t("switchEnvironment")}</MenuTitle>
          {environments.map((name) => (
            <Link
              key={name}
              href={routes.home({ ...place, environment: name })}
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
                href={routes.home({ ...place, organization: slug })}
                aria-current={slug === organization.slug || undefined}
                className={`${ITEM} aria-[current]:font-semibold`}
              >
                {name}
              </Link>
            ))}
        </HeaderMenu>
        <HeaderMenu id="account-menu" label={person.name} description={t("account")}>
          <p className="px-3 pt-2 text-small text-ink-soft">{t("signedInAs", { email: person.email })}</p>
          <LanguageForm action={setLanguage} />
          <SignOutForm action={signOut} personId={person.id} question={t("signOutQuestion")}>
            <button className={`${ITEM} w-full cursor-pointer`}>{t("signOut")}</button>
          </SignOutForm>
        </HeaderMenu>
      </div>
    </header>
  );
}

function MenuTitle({ children }: { children: React.ReactNode }) {
  return <p className="px-3 pt-2 text-small text-ink-soft">{children}</p>;
}
