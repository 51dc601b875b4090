import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayText } from "@/components/drafts/form/day-text";
import { Amount } from "@/components/ui/amount";
import { draftName, type Draft } from "@/lib/drafts/draft";
import { readDraft, type DraftReading } from "@/lib/drafts/draft-reading";
import { ProfileSchedule } from "./profile-schedule";

/** A draft as a person will read it on Kiva: what is missing or cannot be read is said in its place. */
export function ProfileView({
  draft,
  photoUrl,
}: {
  draft: Draft;
  /** Where the kept photo is shown from; null if there is none; left out, nothing is said of the photo. */
  photoUrl?: string | null;
}) {
  const t = useTranslations("draftPanels.profile");
  const reading = readDraft(draft, null);
  const count = reading.borrowers.length;
  const isGroup = draft.loanType === "group";
  const loanUse = draft.loanUse.trim();

  return (
    <article className="max-w-[70ch] space-y-4">
      {photoUrl !== undefined && <ProfilePhoto draft={draft} photoUrl={photoUrl} />}
      <header>
        <p className="text-title font-semibold wrap-anywhere" dir="auto">
          {draftName(draft) || t("noName")}
        </p>
        <p className="text-ink-soft">{isGroup ? t("group", { count }) : t("individual")}</p>
      </header>
      <p className="wrap-anywhere">{loanUse === "" ? t("loanUseMissing") : t("loanUse", { use: loanUse })}</p>
      {draft.description.trim() === "" ? (
        <p className="text-ink-soft">{t("noDescription")}</p>
      ) : (
        <p lang={reading.language?.code} dir="auto" className="wrap-anywhere whitespace-pre-line">
          {draft.description.trim()}
        </p>
      )}
      {isGroup && count > 0 && <Members reading={reading} />}
      <Terms reading={reading} />
    </article>
  );
}

function ProfilePhoto({ draft: { photo }, photoUrl }: { draft: Draft; photoUrl: string | null }) {
  const t = useTranslations("draftPanels.profile");
  const url = photo.url.trim();
  return (
    <div className="space-y-1">
      {photoUrl === null ? (
        (photo.sendAs === "image" || url === "") && <p className="text-ink-soft">{t("noPhoto")}</p>
      ) : (
        // eslint-disable-next-line @next/next/no-img-element -- Next's own would fetch it without her session
        <img
          src={photoUrl}
          alt={t("photoAlt")}
          className="h-auto max-h-72 w-auto max-w-full rounded-base border border-line"
        />
      )}
      {photo.sendAs === "url" && url !== "" && (
        <p className="text-small wrap-anywhere text-ink-soft">
          {t("addressOnly")} {url}
        </p>
      )}
    </div>
  );
}

function Members({ reading: { borrowers } }: { reading: DraftReading }) {
  const t = useTranslations("draftPanels.profile");
  return (
    <section className="space-y-1">
      <p className="font-semibold">{t("borrowers")}</p>
      <ol className="list-decimal space-y-1 ps-6">
        {borrowers.map(({ at, borrower, amountText, notPictured }) => (
          <li key={at}>
            <span className="flex flex-wrap justify-between gap-x-4">
              <span className="wrap-anywhere" dir="auto">
                {`${borrower.firstName} ${borrower.lastName}`.trim() || t("noName")}
                {notPictured && <span className="text-ink-soft"> ({t("notPictured")})</span>}
              </span>
              {amountText !== null && <Amount text={amountText} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Terms({ reading }: { reading: DraftReading }) {
  const t = useTranslations("draftPanels.profile");
  const locale = useLocale();
  const { draft, total, currency, disbursal, rows } = reading;
  return (
    <dl className="grid gap-x-4 gap-y-1 border-t border-line pt-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
      <Term name={t("amount")}>
        {total !== null && (
          <>
            <Amount text={total} /> {currency}
          </>
        )}
      </Term>
      <Term name={t("location")}>{draft.location.trim()}</Term>
      <Term name={t("activity")}>{draft.activity.trim()}</Term>
      <Term name={t("theme")}>{draft.theme.trim()}</Term>
      <Term name={t("language")}>{draft.language.trim()}</Term>
      <Term name={t("disbursal")}>{disbursal && dayText(disbursal, locale)}</Term>
      <Term name={t("waiver")}>{draft.waiverSigned ? t("waiverYes") : t("waiverNo")}</Term>
      <Term name={t("schedule")}>
        {rows.length > 0 && <ProfileSchedule rows={rows} currency={currency} />}
      </Term>
    </dl>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  const t = useTranslations("draftPanels.profile");
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="wrap-anywhere max-sm:mb-2">
        {children || <span className="text-ink-soft">{t("missing")}</span>}
      </dd>
    </>
  );
}
