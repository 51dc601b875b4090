import { getTranslations } from "next-intl/server";
import { EntryPage } from "@/components/layout/entry-page";
import { ButtonLink } from "@/components/ui/button";

export default async function NotFound() {
  const t = await getTranslations("layout");
  return (
    <EntryPage title={t("notFoundTitle")} intro={t("notFoundText")}>
      <ButtonLink href="/">{t("goHome")}</ButtonLink>
    </EntryPage>
  );
}
