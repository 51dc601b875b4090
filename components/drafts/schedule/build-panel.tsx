import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";
import { addMonths, readDate } from "@/lib/drafts/dates";
import type { Instalment } from "@/lib/drafts/draft";
import {
  buildSchedule,
  FREQUENCIES,
  MOST_PAYMENTS,
  type Frequency,
  type TermsCode,
} from "@/lib/drafts/schedule";
import { INTEREST_METHODS, type InterestMethod } from "@/lib/drafts/schedule-spread";
import { readTypedAmount } from "@/lib/drafts/typed-amount";
import { writeTypedAmount } from "@/lib/drafts/write-typed-amount";
import type { Failure } from "@/lib/result";

/** At which field a failure is said. */
const FIELD_OF: Record<TermsCode, string> = {
  "terms.amount": "amount",
  "terms.instalments": "instalments",
  "terms.first-date": "firstDate",
  "terms.rate": "rate",
  "terms.disbursal-date": "firstDate",
};

const isoOf = (text: string) => {
  const reading = readDate(text);
  return "iso" in reading ? reading.iso : "";
};

/** The loan's terms, from which the instalments are reckoned. */
export function BuildPanel({
  id,
  currency,
  amount,
  disbursalDate,
  onRows,
  onClose,
}: {
  id: string;
  currency: string;
  amount: string | null;
  disbursalDate: string | null;
  onRows: (rows: Instalment[]) => void;
  onClose: () => void;
}) {
  const t = useTranslations("draftPanels.schedule.build");
  const common = useTranslations("common");
  const disbursal = isoOf(disbursalDate ?? "");
  const [terms, setTerms] = useState({
    amount: amount === null ? "" : writeTypedAmount(amount),
    instalments: "12",
    firstDate: disbursal === "" ? "" : addMonths(disbursal, 1),
    rate: "",
  });
  const [frequency, setFrequency] = useState<Frequency>("monthly");
  const [method, setMethod] = useState<InterestMethod>("flat");
  const [failure, setFailure] = useState<Failure<TermsCode> | null>(null);
  const isOnce = frequency === "once";
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    panel.current?.querySelector("input")?.focus();
  }, []);
  useEffect(() => {
    if (failure) document.getElementById(`${id}-${FIELD_OF[failure.code]}`)?.focus();
  }, [id, failure]);

  function build() {
    const read = readTypedAmount(terms.amount, currency);
    const built = buildSchedule({
      amount: "amountText" in read ? read.amountText : "",
      currency,
      instalments: /^\d{1,4}$/.test(terms.instalments.trim()) ? Number(terms.instalments) : 0,
      frequency,
      firstDate: isoOf(terms.firstDate),
      annualRatePercent: terms.rate.trim() === "" ? "0" : terms.rate,
      method,
      disbursalDate: disbursal,
    });
    if (built.ok) onRows(built.value);
    else setFailure(built.failure);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    // Enter would send the form the panel stands in.
    event.preventDefault();
    build();
  }

  const errorAt = (field: string) =>
    failure && FIELD_OF[failure.code] === field
      ? t(`failures.${failure.code}`, failure.params as never)
      : null;
  const input = (field: keyof typeof terms, label: string, kind?: "decimal" | "numeric") => {
    const error = errorAt(field);
    return (
      <Field id={`${id}-${field}`} label={label} error={error && <span role="alert">{error}</span>}>
        <TextInput
          id={`${id}-${field}`}
          inputMode={kind}
          autoComplete="off"
          maxLength={100}
          error={error !== null}
          value={terms[field]}
          onChange={(event) => setTerms({ ...terms, [field]: event.currentTarget.value })}
        />
      </Field>
    );
  };

  return (
    <div
      ref={panel}
      role="group"
      aria-labelledby={`${id}-title`}
      onKeyDown={onKeyDown}
      className="max-w-3xl space-y-4 rounded-base border border-line p-4"
    >
      <h4 id={`${id}-title`} className="font-semibold">
        {t("title")}
      </h4>
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {input("amount", currency === "" ? t("amountNoCurrency") : t("amount", { currency }), "decimal")}
        <Field id={`${id}-frequency`} label={t("frequency")}>
          <Select
            id={`${id}-frequency`}
            value={frequency}
            onChange={(event) => setFrequency(event.currentTarget.value as Frequency)}
          >
            {FREQUENCIES.map((name) => (
              <option key={name} value={name}>
                {t(`frequencies.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
        {!isOnce && input("instalments", t("instalments"), "numeric")}
        {input("firstDate", isOnce ? t("onlyDate") : t("firstDate"))}
        {input("rate", t("rate"), "decimal")}
        {!isOnce && (
          <Field id={`${id}-method`} label={t("method")}>
            <Select
              id={`${id}-method`}
              value={method}
              onChange={(event) => setMethod(event.currentTarget.value as InterestMethod)}
            >
              {INTEREST_METHODS.map((name) => (
                <option key={name} value={name}>
                  {t(`methods.${name}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <p className="max-w-[70ch] text-small text-ink-soft">{t("note", { most: MOST_PAYMENTS })}</p>
      <p className="flex flex-wrap gap-2">
        <Button onClick={build}>{t("submit")}</Button>
        <Button kind="quiet" onClick={onClose}>
          {common("cancel")}
        </Button>
      </p>
    </div>
  );
}
