import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { amountText } from "@/components/ui/amount-text";
import { useLettersText } from "./use-letters-text";
import type { ReportHead } from "../worker/worker-messages";

const DELIMITER = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

/** How the file was read, in one line, so that a wrong reading is seen before its figures are believed. */
export function ReadingLine({
  fileName,
  report,
  usedRemembered,
  onChange,
  children,
}: {
  fileName: string;
  report: ReportHead;
  usedRemembered: boolean;
  onChange: () => void;
  /** The way to another file. */
  children?: ReactNode;
}) {
  const t = useTranslations("check.reading");
  const locale = useLocale();
  const { reading, totals } = report;
  const lettersText = useLettersText();
  const word = reading.words.find(({ encoding }) => encoding === reading.encoding)?.word ?? "";
  const telling = reading.examples.find(({ text, amountText }) => /\D/.test(text) && amountText !== text);
  const example = telling ?? reading.examples[0];

  return (
    <div className="-mt-4 flex flex-wrap items-center gap-x-4 text-ink-soft">
      <p className="flex flex-wrap gap-x-3 py-1">
        <strong className="font-semibold wrap-anywhere text-ink">{fileName}</strong>
        {reading.sheet && (
          <span className="wrap-anywhere">
            {t(reading.sheet.isHidden ? "sheet.readHidden" : "sheet.read", { name: reading.sheet.name })}
          </span>
        )}
        <span>{t("rows", { count: totals.rowsInFile })}</span>
        {!reading.sheet && (
          <>
            <span>{lettersText(reading.encoding, word)}</span>
            <span>{t(`delimiter.${DELIMITER[reading.delimiter]}`)}</span>
          </>
        )}
        {example && (
          <span>
            {example.text.trim() === amountText(example.amountText, locale)
              ? t("readPlain", { amount: example.text.trim() })
              : t("readAs", { text: example.text.trim(), amount: amountText(example.amountText, locale) })}
          </span>
        )}
        {usedRemembered && <span>{t("remembered")}</span>}
      </p>
      <p className="-ms-2 flex flex-wrap">
        <Button kind="quiet" onClick={onChange}>
          {t("change")}
        </Button>
        {children}
      </p>
    </div>
  );
}
