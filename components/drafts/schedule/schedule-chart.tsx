import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { amountText } from "@/components/ui/amount-text";
import type { Instalment } from "@/lib/drafts/draft";
import { readTypedAmount } from "@/lib/drafts/typed-amount";
import { addAmounts, compareAmounts } from "@/lib/money";

const HEIGHT = 100;
const STEP = 10;
const BAR = 8;
/** Fewer bars than this say nothing that the rows do not. */
const FEWEST = 2;

/** The instalments side by side, principal below and interest on top; nothing as long as a figure cannot be read. */
export function ScheduleChart({ rows, currency }: { rows: Instalment[]; currency: string }) {
  const t = useTranslations("draftPanels.schedule.chart");
  const locale = useLocale();
  const settled = useDeferredValue(rows);
  const bars = useMemo(() => barsOf(settled, currency), [settled, currency]);
  if (bars === null) return null;

  const sums = bars.map(({ sum }) => sum).sort(compareAmounts);
  const [lowest = "0", highest = "0"] = [sums[0], sums.at(-1)];
  // Only how high a bar is drawn passes through a float.
  const scale = HEIGHT / Math.max(Number(highest), Number.MIN_VALUE);
  const text = t("text", {
    count: bars.length,
    lowest: amountText(lowest, locale),
    highest: amountText(highest, locale),
    currency,
  });

  return (
    <figure className="max-w-3xl space-y-1">
      <figcaption className="flex flex-wrap gap-x-4 text-small text-ink-soft">
        <span>{t("caption")}</span>
        <Legend ink="fill-leaf" word={t("principal")} />
        <Legend ink="fill-amber" word={t("interest")} />
      </figcaption>
      <svg
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
        width={bars.length * 28}
        height={HEIGHT}
        preserveAspectRatio="none"
        role="img"
        aria-label={text}
        className="h-24 max-w-full border-b border-line-strong"
      >
        {bars.map(({ principal, interest }, index) => {
          const low = Number(principal) * scale;
          const high = Number(interest) * scale;
          return (
            <g key={index}>
              <rect x={index * STEP + 1} y={HEIGHT - low} width={BAR} height={low} className="fill-leaf" />
              <rect
                x={index * STEP + 1}
                y={HEIGHT - low - high}
                width={BAR}
                height={high}
                className="fill-amber"
              />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Legend({ ink, word }: { ink: string; word: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className={ink}>
        <rect width="10" height="10" />
      </svg>
      {word}
    </span>
  );
}

function barsOf(rows: Instalment[], currency: string) {
  if (rows.length < FEWEST) return null;
  const bars = [];
  for (const row of rows) {
    const principal = figure(row.principal, currency);
    const interest = row.interest.trim() === "" ? "0" : figure(row.interest, currency);
    if (principal === null || interest === null) return null;
    bars.push({ principal, interest, sum: addAmounts([principal, interest]) });
  }
  return bars;
}

function figure(text: string, currency: string): string | null {
  const read = readTypedAmount(text, currency, { allowZero: true });
  return "amountText" in read ? read.amountText : null;
}
