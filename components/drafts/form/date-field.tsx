import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { dayText } from "./day-text";
import { useFormParts } from "./form-context";
import { TextField } from "./text-field";
import { useDisbursalReading } from "./use-readings";

/** The day the borrower gets the money: typed as she is used to, or taken from the browser's calendar. */
export function DisbursalDateField() {
  const t = useTranslations("draftForm");
  return (
    <TextField
      at="disbursalDate"
      label={t("fields.disbursalDate")}
      hint={t("date.hint")}
      suffix={<Calendar />}
      below={<Understood />}
    />
  );
}

function Understood() {
  const t = useTranslations("draftForm.date");
  const locale = useLocale();
  const iso = useDisbursalReading();
  return iso === null ? null : t("readAs", { day: dayText(iso, locale) });
}

function Calendar() {
  const { setValue, mayEdit } = useFormParts();
  const iso = useDisbursalReading();
  const t = useTranslations("draftForm.date");
  const picker = useRef<HTMLInputElement>(null);
  if (!mayEdit) return null;
  return (
    <span className="relative">
      <Button
        className="whitespace-nowrap"
        onClick={() => {
          const input = picker.current;
          if (!input) return;
          input.value = iso ?? "";
          try {
            input.showPicker();
          } catch {
            input.focus();
          }
        }}
      >
        {t("calendar")}
      </Button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          if (event.target.value !== "") setValue("disbursalDate", event.target.value, { shouldDirty: true });
        }}
        className="pointer-events-none absolute bottom-0 end-0 size-px opacity-0"
      />
    </span>
  );
}
