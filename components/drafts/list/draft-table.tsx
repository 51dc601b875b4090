import { useTranslations } from "next-intl";
import { HeadCell, Table, TableBody, TableHead } from "@/components/tables/table";
import type { DraftRow } from "@/lib/drafts/list-drafts";
import type { Place } from "@/lib/routes";
import { DraftLine } from "./draft-line";
import type { RowActs } from "./use-row-acts";

/** The drafts of one page of the list. */
export function DraftTable({
  drafts,
  place,
  selected,
  onToggle,
  acts,
}: {
  drafts: DraftRow[];
  place: Place;
  selected: ReadonlySet<string>;
  onToggle: (draftId: string) => void;
  /** null for people who may only look. */
  acts: RowActs | null;
}) {
  const t = useTranslations("drafts");
  return (
    <Table label={t("title")}>
      <TableHead>
        {acts && (
          <HeadCell>
            <span className="sr-only">{t("list.selected")}</span>
          </HeadCell>
        )}
        <HeadCell>{t("list.draft")}</HeadCell>
        <HeadCell isFigure>{t("list.amount")}</HeadCell>
        <HeadCell>{t("list.state")}</HeadCell>
        <HeadCell>{t("list.check")}</HeadCell>
        <HeadCell>{t("list.updated")}</HeadCell>
        {acts && (
          <HeadCell>
            <span className="sr-only">{t("list.actions")}</span>
          </HeadCell>
        )}
      </TableHead>
      <TableBody>
        {drafts.map((draft) => (
          <DraftLine
            key={draft.id}
            draft={draft}
            place={place}
            isSelected={selected.has(draft.id)}
            onToggle={() => onToggle(draft.id)}
            acts={acts}
          />
        ))}
      </TableBody>
    </Table>
  );
}
