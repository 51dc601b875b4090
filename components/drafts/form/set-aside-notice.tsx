import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isBlankBorrower, type Borrower, type SetAside } from "@/lib/drafts/draft";
import { useFormParts } from "./form-context";

/** What an individual loan cannot have: kept, never sent, and how to have it back. */
export function SetAsideNotice({ onGroup }: { onGroup: () => void }) {
  const { control, setValue, mayEdit } = useFormParts();
  const t = useTranslations("draftForm.setAside");
  const setAside = useWatch({ control, name: "setAside" }) as SetAside | null | undefined;
  const what = useWhat(setAside);
  if (!setAside || what.length === 0) return null;

  if (setAside.because === "switched") {
    return (
      <Notice tone="information">
        <p role="status">{t("switched", { what: what.map(({ short }) => short).join(", ") })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={t("cameAlongTitle")}>
      <p>{t("cameAlong")}</p>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {what.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {mayEdit && (
        <p className="flex flex-wrap gap-3">
          <Button onClick={onGroup}>{t("makeGroup")}</Button>
          <Button
            onClick={() => {
              document.getElementById("loanType-individual")?.focus();
              setValue("setAside", null, { shouldDirty: true });
            }}
          >
            {t("drop")}
          </Button>
        </p>
      )}
    </Notice>
  );
}

function useWhat(setAside: SetAside | null | undefined) {
  const t = useTranslations("draftForm");
  if (!setAside) return [];
  const { others, notPictured } = setAside;
  const fields = (["groupName", "groupClientId", "groupLoanId"] as const).flatMap((field) => {
    const value = setAside[field].trim();
    const label = t(`fields.${field}`);
    return value === "" ? [] : [{ label, value, short: t(`setAside.short.${field}`) }];
  });
  const filled = others.filter((other) => !isBlankBorrower(other));
  const names = filled.map(nameOf).filter(Boolean).join(", ");
  const count = t("setAside.short.others", { count: others.length });
  return [
    ...fields,
    ...(others.length > 0
      ? [{ label: t("setAside.others"), value: names ? `${count}: ${names}` : count, short: count }]
      : []),
    ...(notPictured
      ? [{ label: t("fields.notPictured"), value: t("setAside.yes"), short: t("setAside.short.notPictured") }]
      : []),
  ];
}

function nameOf({ firstName, lastName }: Borrower): string {
  return [firstName, lastName].filter(Boolean).join(" ");
}
