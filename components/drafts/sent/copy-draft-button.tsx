"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { submissionToken } from "@/components/ui/submission-token";
import { Button, type ButtonKind } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { routes, type Place } from "@/lib/routes";
import type { DraftActions } from "../draft-actions";
import { attempt } from "@/components/ui/attempt";
import { useFailureText } from "../list/use-failure-text";

/** Makes a new draft of a sent one and opens it: to put right what Kiva refused, or for the next loan. */
export function CopyDraftButton({
  place,
  draftId,
  copy,
  kind,
  children,
}: {
  place: Place;
  draftId: string;
  copy: DraftActions["copy"];
  kind: ButtonKind;
  children: string;
}) {
  const t = useTranslations("drafts.sent");
  const router = useRouter();
  const failureText = useFailureText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Tried again after a lost answer, it is the same copy.
  const token = useRef("");

  async function make() {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    token.current ||= submissionToken();
    const answer = await attempt(() => copy({ ...place, draftId, token: token.current }));
    if (answer.ok) return router.push(routes.draft(place, answer.value.draftId));
    setBusy(false);
    setProblem(failureText(answer.failure));
  }

  return (
    <div className="space-y-3">
      {problem && (
        <Notice tone="error" role="alert">
          <p>{problem}</p>
        </Notice>
      )}
      <Button kind={kind} onClick={() => void make()} aria-disabled={isBusy}>
        {isBusy ? t("copying") : children}
      </Button>
    </div>
  );
}
