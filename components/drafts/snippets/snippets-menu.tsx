"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DraftActions } from "@/components/drafts/draft-actions";
import { OnDemand } from "@/components/drafts/on-demand";
import { Button } from "@/components/ui/button";
import type { Snippet } from "@/lib/drafts/answers";
import type { Draft } from "@/lib/drafts/draft";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import type { Place } from "@/lib/routes";

export type SnippetActions = Pick<DraftActions, "saveSnippet" | "deleteSnippet">;

export interface SnippetsProps {
  place: Place;
  draft: Draft;
  lists: KivaLists | null;
  snippets: Snippet[];
  actions: SnippetActions;
  mayEdit: boolean;
  /** Takes the sentence, filled from the draft. */
  onInsert: (text: string) => void;
}

/** The sentences the organization uses often, behind one button. */
export function SnippetsMenu({ snippets, onInsert, ...props }: SnippetsProps) {
  const t = useTranslations("draftPanels.snippets");
  const [isOpen, setOpen] = useState(false);
  // What she adds and changes here is shown at once; the page has it when it is opened anew.
  const [list, setList] = useState(snippets);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {isOpen && (
        <OnDemand load={() => import("./snippets-dialog")}>
          {({ SnippetsDialog }) => (
            <SnippetsDialog
              {...props}
              snippets={list}
              onSnippets={setList}
              onInsert={(text) => {
                setOpen(false);
                onInsert(text);
              }}
              onClose={() => setOpen(false)}
            />
          )}
        </OnDemand>
      )}
    </>
  );
}
