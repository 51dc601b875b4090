import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import { classNames } from "@/components/ui/class-names";
import { Mark } from "@/components/ui/mark";
import type { DecimalSign } from "@/lib/amounts/number-format";
import type { DecimalQuestion as Question } from "@/lib/drafts/import/settle-amounts";

const SIGNS = [
  { sign: ".", word: "point", reading: "withPoint" },
  { sign: ",", word: "comma", reading: "withComma" },
] as const;

/** Asks once what the decimal sign of the file is, with her own figures as the example. */
export function DecimalQuestion({
  id,
  question,
  sign,
  isMissing,
  onAnswer,
}: {
  id: string;
  question: Question;
  sign: DecimalSign | null;
  isMissing: boolean;
  onAnswer: (sign: DecimalSign) => void;
}) {
  const t = useTranslations("draftImport.sign");
  const locale = useLocale();
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={classNames(`${id}-intro`, isMissing && `${id}-error`)}
      className={classNames(
        "space-y-3 border-s-4 ps-4",
        isMissing ? "border-brick" : sign === null ? "border-amber" : "border-line",
      )}
    >
      <legend className="float-start mb-1 w-full text-lead font-semibold">{t("legend")}</legend>
      <p id={`${id}-intro`} className="clear-both max-w-[70ch]">
        {t("intro")}
      </p>
      {isMissing && (
        <p id={`${id}-error`} className="flex items-start gap-2 font-semibold text-brick">
          <Mark tone="error" className="mt-1" />
          {t("missing")}
        </p>
      )}
      <div className="flex flex-wrap gap-x-12 gap-y-4">
        {SIGNS.map((one) => (
          <div key={one.sign}>
            <label className="flex min-h-11 cursor-pointer items-center gap-3 font-semibold">
              <input
                type="radio"
                name={id}
                className="size-5 accent-leaf"
                checked={sign === one.sign}
                onChange={() => onAnswer(one.sign)}
              />
              {t(one.word)}
            </label>
            <ul className="ps-8 text-ink-soft">
              {question.examples.map(({ row, text, ...readings }) => (
                <li key={row}>
                  {readings[one.reading] === ""
                    ? t("exampleUnread", { text, row })
                    : t.rich("example", {
                        text,
                        row,
                        amount: amountText(readings[one.reading], locale),
                        strong: (chunks) => <strong className="text-ink">{chunks}</strong>,
                      })}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
