import { useTranslations } from "next-intl";
import { ButtonAnchor, ButtonLink } from "@/components/ui/button";
import { routes, sampleOf, type Place } from "@/lib/routes";

/** What will be here, how it begins, and a file to try it with. */
export function NoReports({ place, mayMake }: { place: Place; mayMake: boolean }) {
  const t = useTranslations("reports");
  return (
    <section className="space-y-4 border-y border-line py-8">
      <h2 className="text-lead">{t("list.emptyTitle")}</h2>
      <p className="max-w-[70ch]">{t("list.emptyText")}</p>
      {mayMake && (
        <div className="flex flex-wrap gap-3">
          <ButtonLink kind="primary" href={routes.newReport(place)}>
            {t("newReport")}
          </ButtonLink>
          <ButtonAnchor href={routes.template(place, sampleOf(place))} download>
            {t("list.sample")}
          </ButtonAnchor>
        </div>
      )}
    </section>
  );
}
