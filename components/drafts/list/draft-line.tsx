import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Cell, Row } from "@/components/tables/table";
import { amountText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Mark } from "@/components/ui/mark";
import type { DraftRow } from "@/lib/drafts/list-drafts";
import { routes, type Place } from "@/lib/routes";
import { DraftStateMark } from "./draft-state-mark";
import { LackingLine } from "./lacking-line";
import { actId, type RowActs } from "./use-row-acts";

/** One draft of the list. */
export function DraftLine({
  draft,
  place,
  isSelected,
  onToggle,
  acts,
}: {
  draft: DraftRow;
  place: Place;
  isSelected: boolean;
  onToggle: () => void;
  acts: RowActs | null;
}) {
  const t = useTranslations("drafts");
  const locale = useLocale();
  const name = draft.name || t("unnamed");
  const isOpen = draft.state === "open";
  return (
    <Row data-state={draft.state} className={isSelected && isOpen ? "bg-leaf-wash" : undefined}>
      {acts && (
        <Cell label={t("list.selected")} className={isOpen ? "w-11 sm:px-0" : "w-11 max-sm:hidden"}>
          {isOpen && (
            <label className="inline-flex min-h-11 min-w-11 cursor-pointer items-center sm:-my-2 sm:justify-center">
              <input
                type="checkbox"
                className="size-5 accent-leaf"
                aria-label={t("list.select", { name })}
                checked={isSelected}
                onChange={onToggle}
              />
            </label>
          )}
        </Cell>
      )}
      <Cell label={t("list.draft")}>
        <Link
          href={routes.draft(place, draft.id)}
          className="inline-flex min-h-6 items-center font-semibold text-leaf underline underline-offset-2"
        >
          {name}
        </Link>
        <span className="block text-small text-ink-soft">
          {t(`loanType.${draft.loanType}`, { borrowers: draft.borrowers })}
        </span>
      </Cell>
      <Cell label={t("list.amount")} isFigure>
        {draft.amountText === null ? "–" : `${amountText(draft.amountText, locale)} ${draft.currency}`}
      </Cell>
      <Cell label={t("list.state")} className="sm:whitespace-nowrap">
        <DraftStateMark state={draft.state}>{t(`states.${draft.state}`)}</DraftStateMark>
      </Cell>
      <Cell label={t("list.check")} className={isOpen ? undefined : "max-sm:hidden"}>
        {isOpen && <ToDo draft={draft} />}
      </Cell>
      <Cell label={t("list.updated")}>
        <LocalTime at={draft.updatedAt} locale={locale} />
        <span className="block text-small text-ink-soft">
          {t("list.changedBy", { name: draft.updatedBy })}
        </span>
        {draft.editors.length > 0 && (
          <span className="block text-small text-sea">
            {t("list.openWith", { names: draft.editors.join(", ") })}
          </span>
        )}
      </Cell>
      {acts && (
        <Cell label={t("list.actions")}>
          <span className="flex flex-wrap gap-x-1 whitespace-nowrap sm:-my-2 sm:flex-nowrap">
            <Acts draft={draft} name={name} acts={acts} />
          </span>
        </Cell>
      )}
    </Row>
  );
}

/** What has to be done before it can be sent, and what PA2 will ask for. */
function ToDo({ draft: { errors, missing, advice, sameLoans } }: { draft: DraftRow }) {
  const t = useTranslations("drafts.list");
  if (errors + missing.length + advice + sameLoans === 0)
    return <span className="text-ink-soft">{t("complete")}</span>;
  return (
    <>
      {errors > 0 && (
        <span className="flex items-center gap-2 font-semibold text-brick">
          <Mark tone="error" />
          {t("errors", { count: errors })}
        </span>
      )}
      {sameLoans > 0 && (
        <span className="flex items-center gap-2 font-semibold text-amber">
          <Mark tone="warning" />
          {t("sameLoans", { count: sameLoans })}
        </span>
      )}
      <LackingLine codes={missing} />
      {advice > 0 && <span className="block text-small text-ink-soft">{t("advice", { count: advice })}</span>}
    </>
  );
}

function Acts({ draft, name, acts }: { draft: DraftRow; name: string; acts: RowActs }) {
  const t = useTranslations("drafts.list");
  const isBusy = acts.busyWith !== null;
  const isHere = acts.busyWith === draft.id;
  if (draft.state === "deleted") {
    return (
      <Button
        kind="quiet"
        id={actId(draft.id)}
        aria-label={t("bringBackNamed", { name })}
        aria-disabled={isBusy}
        onClick={() => acts.bringBack([draft.id])}
      >
        {isHere ? t("working") : t("bringBack")}
      </Button>
    );
  }
  return (
    <>
      {/* What may be at Kiva is not made twice: first it has to be known. */}
      {draft.state !== "unknown" && draft.state !== "sending" && (
        <Button
          kind="quiet"
          aria-label={t("copyNamed", { name })}
          aria-disabled={isBusy}
          onClick={() => acts.copy(draft)}
        >
          {isHere ? t("working") : t("copy")}
        </Button>
      )}
      {draft.state === "open" && (
        <Button
          kind="quiet"
          id={actId(draft.id)}
          aria-label={t("deleteNamed", { name })}
          aria-disabled={isBusy}
          onClick={() => acts.remove([draft])}
        >
          {t("delete")}
        </Button>
      )}
    </>
  );
}
