import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import type { Snippet } from "@/lib/drafts/answers";
import type { Draft } from "@/lib/drafts/draft";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import { fillSnippet } from "@/lib/drafts/snippet-fill";

/** One sentence as this draft fills it, with what could not be filled marked, and what can be done with it. */
export function SnippetLine({
  snippet: { name, text },
  draft,
  lists,
  mayEdit,
  onInsert,
  onEdit,
  onDelete,
}: {
  snippet: Snippet;
  draft: Draft;
  lists: KivaLists | null;
  mayEdit: boolean;
  onInsert: (text: string) => void;
  onEdit: () => void;
  onDelete: () => void;
}) {
  const t = useTranslations("draftPanels.snippets");
  const filled = fillSnippet(text, draft, lists);
  return (
    <li className="space-y-1 border-b border-line py-3">
      <p className="font-semibold wrap-anywhere">{name}</p>
      <p className="wrap-anywhere whitespace-pre-line" dir="auto">
        <Marked {...filled} />
      </p>
      {filled.unfilled.length > 0 && (
        <p className="flex items-start gap-2 text-small">
          <Mark tone="warning" className="mt-0.5" />
          {t("unfilled", { names: filled.unfilled.join(", ") })}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <Button aria-label={t("insertNamed", { name })} onClick={() => onInsert(filled.text)}>
          {t("insert")}
        </Button>
        {mayEdit && (
          <>
            <Button kind="quiet" aria-label={t("editNamed", { name })} onClick={onEdit}>
              {t("edit")}
            </Button>
            <Button kind="quiet" aria-label={t("deleteNamed", { name })} onClick={onDelete}>
              {t("delete")}
            </Button>
          </>
        )}
      </p>
    </li>
  );
}

/** The text, with every placeholder that is still in it marked. */
function Marked({ text, unfilled }: { text: string; unfilled: string[] }) {
  const parts = text.split(/(\{[^{}\n]{1,60}\})/);
  return parts.map((part, at) =>
    unfilled.includes(part.slice(1, -1).trim()) && part.startsWith("{") ? (
      <mark key={at} className="bg-amber-wash text-ink underline decoration-amber decoration-dotted">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
