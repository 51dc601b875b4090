import { useTranslations } from "next-intl";
import { ButtonAnchor, ButtonLink } from "@/components/ui/button";
import { routes, type Place } from "@/lib/routes";

/** What will be here, how it begins, and a file to try it with. */
export function NoDrafts({ place, mayMake }: { place: Place; mayMake: boolean }) {
  const t = useTranslations("drafts");
  return (
    <section className="space-y-4 border-y border-line py-8">
      <h2 className="text-lead">{t("list.emptyTitle")}</h2>
      <p className="max-w-[70ch]">{t("list.emptyText")}</p>
      {mayMake && (
        <div className="flex flex-wrap gap-3">
          <ButtonLink kind="primary" href={routes.newDraft(place)}>
            {t("newDraft")}
          </ButtonLink>
          <ButtonLink href={routes.importDrafts(place)}>{t("fromFile")}</ButtonLink>
          <ButtonAnchor kind="quiet" href={routes.draftTemplate(place)} download>
            {t("list.template")}
          </ButtonAnchor>
        </div>
      )}
    </section>
  );
}
