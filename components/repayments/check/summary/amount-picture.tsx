import { useLocale, useTranslations } from "next-intl";
import { amountText, countText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AmountRange, AmountSpread, FarOff } from "@/lib/repayments/check/amount-spread";
import { useRangeText } from "../use-range-text";

/** How large the amounts are, by round figures, each leading to its rows; and what is far larger than the others. */
export function AmountPicture({
  spread,
  currency,
  seen,
  onSee,
}: {
  spread: AmountSpread;
  currency: string;
  /** The range whose rows she looks at. */
  seen: AmountRange | null;
  onSee: (range: AmountRange) => void;
}) {
  const t = useTranslations("check.spread");
  return (
    <section aria-labelledby="amount-spread" className="space-y-3">
      {spread.farOff && (
        <FarOffNotice far={spread.farOff} usual={spread.medianText} currency={currency} onSee={onSee} />
      )}
      <details>
        <summary className="min-h-6 cursor-pointer">
          <h3 id="amount-spread" className="inline text-base font-semibold">
            {t("title")}
          </h3>
        </summary>
        <p className="max-w-[70ch] pt-2 text-ink-soft">{t("explain")}</p>
        <Bands bands={spread.bands} currency={currency} seen={seen} onSee={onSee} />
      </details>
    </section>
  );
}

/** A point that was lost on the way makes a hundred of one. */
function FarOffNotice({
  far: { count, from, named },
  usual,
  currency,
  onSee,
}: {
  far: FarOff;
  usual: string;
  currency: string;
  onSee: (range: AmountRange) => void;
}) {
  const t = useTranslations("check.spread");
  const locale = useLocale();
  return (
    <Notice tone="warning" title={t("farTitle", { count, usual: amountText(usual, locale), currency })}>
      <ul className="list-disc ps-5">
        {named.map(({ row, loanId, amountText: text, times }) => (
          <li key={row}>
            {t("far", { row, loanId, amount: amountText(text, locale), times: countText(times, locale) })}
          </li>
        ))}
      </ul>
      <Button kind="quiet" onClick={() => onSee({ from, to: Infinity })}>
        {t("seeFar", { count })}
      </Button>
    </Notice>
  );
}

function Bands({
  bands,
  currency,
  seen,
  onSee,
}: {
  bands: AmountSpread["bands"];
  currency: string;
  seen: AmountRange | null;
  onSee: (range: AmountRange) => void;
}) {
  const t = useTranslations("check.spread");
  const locale = useLocale();
  const rangeText = useRangeText();
  const most = Math.max(...bands.map(({ count }) => count));
  return (
    <ul aria-label={t("bands", { currency })} className="max-w-3xl pt-2">
      {bands.map(({ from, to, count }) => (
        <li key={from}>
          <button
            type="button"
            aria-pressed={seen?.from === from && seen.to === to}
            aria-disabled={count === 0}
            onClick={() => count > 0 && onSee({ from, to })}
            className={
              "grid min-h-8 w-full cursor-pointer grid-cols-[8rem_1fr_2.5rem] items-center gap-3 max-sm:text-small sm:grid-cols-[12rem_1fr_4rem] px-1 " +
              "text-start tabular-nums hover:bg-leaf-wash aria-disabled:cursor-default aria-pressed:bg-leaf-wash aria-pressed:font-semibold"
            }
          >
            <span className="text-end">{rangeText({ from, to })}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" className="h-4 w-full">
              <rect width={(count / most) * 100} height="10" className="fill-leaf" />
            </svg>
            <span>
              {countText(count, locale)}
              <span className="sr-only"> {t("rows", { count })}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
