import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { amountText } from "@/components/ui/amount-text";
import { Mark } from "@/components/ui/mark";
import { currencyDecimals, normalizeAmount } from "@/lib/money";
import type { DecimalSign } from "@/lib/amounts/number-format";
import type { BothWays } from "../worker/worker-messages";

export const DECIMAL_SIGN_ID = "decimal-sign";

/** The question whose answer decides about money by a factor of a thousand: two readings of her own amounts. */
export function DecimalSignChoice({
  examples,
  currency,
  sign,
  onSign,
  isAlone,
  error,
}: {
  examples: BothWays[];
  currency: string;
  sign: DecimalSign | null;
  onSign: (sign: DecimalSign) => void;
  /** The page's heading asks the question already. */
  isAlone: boolean;
  error: string | null;
}) {
  const t = useTranslations("check.reading");
  const ways = [
    { value: ".", name: "point", label: t("point"), read: (example: BothWays) => example.withPoint },
    { value: ",", name: "comma", label: t("comma"), read: (example: BothWays) => example.withComma },
  ] as const;

  return (
    <fieldset className={classNames("space-y-3", error && "border-s-4 border-brick ps-3")}>
      <legend className={isAlone ? "sr-only" : "text-lead font-semibold"}>{t("signLegend")}</legend>
      {error && (
        <p id={`${DECIMAL_SIGN_ID}-error`} className="flex items-center gap-2 font-semibold text-brick">
          <Mark tone="error" />
          {error}
        </p>
      )}
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        {ways.map(({ value, name, label, read }) => (
          <label
            key={name}
            className={
              "flex cursor-pointer gap-3 rounded-base border border-line-strong bg-sheet p-4 " +
              "has-checked:border-leaf has-checked:bg-leaf-wash has-checked:outline-1 has-checked:outline-leaf"
            }
          >
            <input
              type="radio"
              id={`${DECIMAL_SIGN_ID}-${name}`}
              name={DECIMAL_SIGN_ID}
              className="mt-0.5 size-5 shrink-0 accent-leaf"
              checked={sign === value}
              onChange={() => onSign(value)}
              aria-describedby={error ? `${DECIMAL_SIGN_ID}-error` : undefined}
            />
            <span className="space-y-2">
              <span className="block font-semibold">{label}</span>
              {examples.map((example) => (
                <Example key={example.row} text={example.text} plain={read(example)} currency={currency} />
              ))}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Example({ text, plain, currency }: { text: string; plain: string; currency: string }) {
  const t = useTranslations("check.reading");
  const locale = useLocale();
  return (
    <span className="block">
      {plain === ""
        ? t("exampleUnread", { text })
        : t.rich("example", {
            text,
            // 12 is shown as 12.00: how many decimals are meant is what is asked.
            amount: amountText(normalizeAmount(plain, currencyDecimals(currency)) ?? plain, locale),
            currency,
            strong: (chunks) => <strong className="font-semibold">{chunks}</strong>,
          })}
    </span>
  );
}
