import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { amountText } from "@/components/ui/amount-text";
import { useFormParts } from "./form-context";
import { TextField } from "./text-field";
import { useAmountReading } from "./use-readings";

/** What one borrower gets, in the loan's currency. */
export function AmountField({ index }: { index: number }) {
  const t = useTranslations("draftForm");
  const at = `borrowers.${index}.amount` as const;
  return (
    <TextField
      at={at}
      label={t("fields.amount")}
      inputMode="decimal"
      suffix={<CurrencyBeside />}
      below={<Understood at={at} />}
    />
  );
}

function CurrencyBeside() {
  const { control } = useFormParts();
  const currency = useWatch({ control, name: "currency" }).trim();
  return currency === "" ? null : <span className="min-w-10 text-ink-soft">{currency}</span>;
}

/** How her figure was read, where that is not plain from the figure itself. */
function Understood({ at }: { at: `borrowers.${number}.amount` }) {
  const { control } = useFormParts();
  const t = useTranslations("draftForm.amount");
  const locale = useLocale();
  const [text, currency] = useWatch({ control, name: [at, "currency"] });
  const typed = text?.trim() ?? "";
  const reading = useAmountReading(text ?? "", currency);
  if (reading === null || /^\d+(\.\d{1,2})?$/.test(typed)) return null;
  const amount = amountText(reading, locale);
  return amount === typed ? null : t("readAs", { text: typed, amount });
}
