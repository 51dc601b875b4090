import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { EntryPage } from "@/components/layout/entry-page";
import { currentSession } from "@/lib/auth/current-session";
import { firstPlace } from "@/lib/auth/first-place";
import { routes } from "@/lib/routes";

/** Leads to where the person works; nobody stays here. */
export default async function StartPage() {
  const session = await currentSession();
  if (!session) redirect(routes.signIn());
  const place = await firstPlace(session.person.id);
  if (place) redirect(routes.home(place));

  const t = await getTranslations("signIn");
  return (
    <EntryPage title={t("title")}>
      <p>{t("noPlace")}</p>
    </EntryPage>
  );
}
