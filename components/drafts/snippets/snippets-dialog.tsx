import { useTranslations } from "next-intl";
import { useRef, useState, type Dispatch, type SetStateAction } from "react";
import { createPortal } from "react-dom";
import { attempt } from "@/components/ui/attempt";
import { useFailureText } from "@/components/drafts/list/use-failure-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { Snippet } from "@/lib/drafts/answers";
import type { Failure } from "@/lib/result";
import { SnippetForm } from "./snippet-form";
import { SnippetLine } from "./snippet-line";
import type { SnippetsProps } from "./snippets-menu";

const inOrder = (snippets: Snippet[]) => snippets.toSorted((a, b) => a.name.localeCompare(b.name));

/** The sentences, each as this draft fills it: to insert, and to add, change and delete. */
export function SnippetsDialog({
  place,
  draft,
  lists,
  snippets,
  onSnippets,
  actions,
  mayEdit,
  onInsert,
  onClose,
}: SnippetsProps & { onSnippets: Dispatch<SetStateAction<Snippet[]>>; onClose: () => void }) {
  const t = useTranslations("draftPanels.snippets");
  const common = useTranslations("common");
  const textOf = useFailureText();
  const [editing, setEditing] = useState<Snippet | "new" | null>(null);
  const [deleted, setDeleted] = useState<Snippet | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const [firstName, activity, loanUse] = (["firstName", "activity", "loanUse"] as const).map(
    (key) => `{${t(`placeholder.${key}`)}}`,
  );
  const example = { firstName: firstName ?? "", activity: activity ?? "", loanUse: loanUse ?? "" };

  const without = (id: string) => (now: Snippet[]) => now.filter((snippet) => snippet.id !== id);

  /** Gives the failure, or null once it is kept. */
  async function save(given: { snippetId: string | null; name: string; text: string }) {
    const answer = await attempt(() => actions.saveSnippet({ ...place, ...given }));
    if (!answer.ok) return answer.failure;
    onSnippets((now) => inOrder([...without(answer.value.id)(now), answer.value]));
    return null;
  }

  async function remove(snippet: Snippet) {
    // The line's button goes away with it.
    top.current?.focus();
    setFailure(null);
    setDeleted(snippet);
    onSnippets(without(snippet.id));
    const answer = await attempt(() => actions.deleteSnippet({ ...place, snippetId: snippet.id }));
    if (answer.ok) return;
    setDeleted(null);
    setFailure(answer.failure);
    onSnippets((now) => inOrder([...now, snippet]));
  }

  async function putBack({ name, text }: Snippet) {
    top.current?.focus();
    setDeleted(null);
    setFailure(await save({ snippetId: null, name, text }));
  }

  // Outside the form of the draft: this one has forms of its own.
  return createPortal(
    <Dialog title={t("title")} onClose={onClose}>
      <div ref={top} tabIndex={-1} className="space-y-4">
        <p className="text-ink-soft">{t("intro")}</p>
        <div role="status" className="flex flex-wrap items-center gap-x-2 empty:hidden">
          {deleted && (
            <>
              <span>{t("deleted", { name: deleted.name })}</span>
              <Button kind="quiet" onClick={() => void putBack(deleted)}>
                {common("undo")}
              </Button>
            </>
          )}
        </div>
        {failure && (
          <Notice tone="error" role="alert">
            <p>{textOf(failure)}</p>
          </Notice>
        )}
        {editing ? (
          <SnippetForm
            key={editing === "new" ? "new" : editing.id}
            snippet={editing === "new" ? null : editing}
            save={save}
            onDone={() => setEditing(null)}
          />
        ) : (
          <>
            {snippets.length === 0 ? (
              <div className="space-y-1">
                <p>{t("none")}</p>
                <p className="text-ink-soft">
                  {t("example")} <q>{t("exampleText", example)}</q>
                </p>
              </div>
            ) : (
              <ul className="border-t border-line">
                {snippets.map((snippet) => (
                  <SnippetLine
                    key={snippet.id}
                    snippet={snippet}
                    draft={draft}
                    lists={lists}
                    mayEdit={mayEdit}
                    onInsert={onInsert}
                    onEdit={() => {
                      setDeleted(null);
                      setEditing(snippet);
                    }}
                    onDelete={() => void remove(snippet)}
                  />
                ))}
              </ul>
            )}
            <p className="flex flex-wrap gap-2">
              {mayEdit && (
                <Button
                  onClick={() => {
                    setDeleted(null);
                    setEditing("new");
                  }}
                >
                  {t("new")}
                </Button>
              )}
              <Button kind="quiet" onClick={onClose}>
                {common("close")}
              </Button>
            </p>
          </>
        )}
      </div>
    </Dialog>,
    document.body,
  );
}
