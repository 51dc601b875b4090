import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { ServerErrorsChange } from "@/components/settings/server-errors-change";
import { ServerErrorsForm } from "@/components/settings/server-errors-form";
import { organizationContext } from "@/lib/auth/page-context";
import { failureWords } from "@/lib/i18n/failure-words";
import { mayAct } from "@/lib/organizations/context";
import { LONGEST_NOTE } from "@/lib/organizations/server-errors-input";
import { readServerErrors } from "@/lib/organizations/server-errors-store";
import { setServerErrorsAction } from "./actions";

type Props = PageProps<"/[organization]/settings">;

export async function generateMetadata() {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage({ params }: Props) {
  const context = await organizationContext(params);
  const t = await getTranslations("settings");
  const setting = await readServerErrors(context.db, context.organization.id);
  const failures = await failureWords();
  const words = {
    legend: t("serverErrors.legend"),
    unknown: t("serverErrors.unknown"),
    nothingTaken: t("serverErrors.nothingTaken"),
    noteLabel: t("serverErrors.noteLabel"),
    noteHint: t("serverErrors.noteHint"),
    noteMissing: t("serverErrors.noteMissing"),
    save: t("serverErrors.save"),
    saving: t("serverErrors.saving"),
  };
  return (
    <>
      <PageHeader title={t("title")} />
      <section className="max-w-[70ch] space-y-4" aria-labelledby="server-errors">
        <h2 id="server-errors" className="text-heading">
          {t("serverErrors.title")}
        </h2>
        <p>{t("serverErrors.explain")}</p>
        <p>{t("serverErrors.danger")}</p>
        <ServerErrorsChange setting={setting} />
        {mayAct(context, "administrator") ? (
          <ServerErrorsForm
            current={setting.serverErrors}
            longestNote={LONGEST_NOTE}
            words={words}
            failures={failures}
            action={setServerErrorsAction.bind(null)}
            organization={context.organization.slug}
          />
        ) : (
          <p>{t("readOnly")}</p>
        )}
      </section>
    </>
  );
}
