import { useLocale, useTranslations } from "next-intl";
import { memo, useState, useSyncExternalStore } from "react";
import { useWatch } from "react-hook-form";
import { amountText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Mark } from "@/components/ui/mark";
import { BorrowerFields } from "./borrower-fields";
import { useFormParts } from "./form-context";
import { useChecks } from "./load-checks";
import { useAllShown } from "./use-judged";
import { useAmountReading } from "./use-readings";

/** More borrowers than this are shown as a line each, which opens. */
export const OPEN_UP_TO = 8;

/** What can be done with one borrower of a group; the same functions for as long as the group is on the page. */
export interface LineActs {
  move(from: number, to: number, button: "up" | "down" | null): void;
  remove(index: number): void;
  /** Begins to drag it by hand. */
  grab(index: number): void;
}

/** One borrower of a group: a line with the name and amount, and the fields under it while it is open. */
export const BorrowerLine = memo(function BorrowerLine({
  index,
  count,
  startsOpen,
  dropsHere,
  acts,
}: {
  index: number;
  count: number;
  startsOpen: boolean;
  /** Where a dragged borrower would come to stand if let go now. */
  dropsHere: "above" | "below" | null;
  acts: LineActs;
}) {
  const { judged, mayEdit } = useFormParts();
  const t = useTranslations("draftForm.borrowers");
  const [isOpen, setOpen] = useState(startsOpen);
  const at = `borrowers.${index}`;
  const checks = useChecks();
  const isAllShown = useAllShown();
  const errors = useSyncExternalStore(
    judged.subscribe,
    () => judged.errorsUnder(at),
    () => judged.errorsUnder(at),
  );
  const turn = useSyncExternalStore(
    judged.subscribe,
    () => (judged.revealed().at.startsWith(`${at}.`) ? judged.revealed().turn : 0),
    () => 0,
  );

  // It opens for a link that leads into it, and for its errors once she wants to send; it stays open after.
  const wants = turn > 0 ? `turn ${turn}` : isAllShown && errors > 0 ? "errors" : "";
  const [hadWants, setHadWants] = useState("");
  if (wants !== hadWants) {
    setHadWants(wants);
    if (wants !== "") setOpen(true);
  }

  const number = index + 1;
  const hasButtons = mayEdit && count > 1;
  return (
    <li
      data-borrower={index}
      className={classNames(
        "border-t-2 py-3",
        dropsHere === "above" ? "border-t-leaf" : "border-t-transparent",
        dropsHere === "below" && "border-b-2 border-b-leaf",
      )}
    >
      <fieldset className="space-y-3">
        <legend className="sr-only">{t("legend", { number })}</legend>
        <div className={classNames("flex items-center gap-1", !isOpen && "max-sm:flex-wrap")}>
          {mayEdit && count > 1 && (
            <span className="size-11 shrink-0 max-sm:hidden">
              {checks && <checks.DragHandle index={index} onGrab={acts.grab} />}
            </span>
          )}
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-11 min-w-0 grow cursor-pointer items-center gap-2 rounded-base px-2 text-start hover:bg-leaf-wash"
          >
            <svg
              viewBox="0 0 16 16"
              width="12"
              height="12"
              aria-hidden="true"
              className={classNames("shrink-0 text-ink-soft", isOpen && "rotate-90")}
            >
              <path d="M5 2.5L11 8l-6 5.5" fill="none" stroke="currentColor" strokeWidth="2" />
            </svg>
            <span className="shrink-0 font-semibold">{t("legend", { number })}</span>
            <LineSummary index={index} />
            {errors > 0 && (isAllShown || !isOpen) && (
              <span className="flex shrink-0 items-center gap-1 text-small font-semibold text-brick">
                <Mark tone="error" />
                {t("errors", { count: errors })}
              </span>
            )}
          </button>
          {hasButtons && !isOpen && <LineButtons index={index} count={count} acts={acts} />}
        </div>
        {isOpen && (
          <div className="ps-2 sm:ps-3">
            <BorrowerFields index={index} isMember />
          </div>
        )}
        {hasButtons && isOpen && <LineButtons index={index} count={count} acts={acts} />}
      </fieldset>
    </li>
  );
});

/** Name and amount, as far as they are there. */
function LineSummary({ index }: { index: number }) {
  const { control } = useFormParts();
  const locale = useLocale();
  const at = `borrowers.${index}` as const;
  const [first, last, amount, currency] = useWatch({
    control,
    name: [`${at}.firstName`, `${at}.lastName`, `${at}.amount`, "currency"],
  });
  const reading = useAmountReading(amount ?? "", currency);
  const figure = reading === null ? amount : amountText(reading, locale);
  return (
    <>
      <span className="min-w-0 grow truncate">{[first, last].filter(Boolean).join(" ")}</span>
      <span className="shrink-0 text-ink-soft">{figure}</span>
    </>
  );
}

function LineButtons({ index, count, acts }: { index: number; count: number; acts: LineActs }) {
  const t = useTranslations("draftForm.borrowers");
  const number = index + 1;
  const buttons = [
    { name: "up", to: index - 1, isOff: index === 0 },
    { name: "down", to: index + 1, isOff: index === count - 1 },
  ] as const;
  return (
    <div className="flex shrink-0 flex-wrap gap-1">
      {buttons.map(({ name, to, isOff }) => (
        <Button
          key={name}
          kind="quiet"
          data-move={name}
          aria-disabled={isOff || undefined}
          aria-label={t(`${name}Label`, { number })}
          onClick={() => !isOff && acts.move(index, to, name)}
        >
          {t(name)}
        </Button>
      ))}
      <Button kind="quiet" aria-label={t("removeLabel", { number })} onClick={() => acts.remove(index)}>
        {t("remove")}
      </Button>
    </div>
  );
}
