import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { StickyFoot } from "@/components/ui/sticky-foot";
import { submissionToken } from "@/components/ui/submission-token";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { routes, type Place } from "@/lib/routes";
import type { DraftActions, ImportColumnsChoice } from "../draft-actions";
import { attempt } from "@/components/ui/attempt";
import { useFailureText } from "../list/use-failure-text";
import { MOST_DRAFTS, type JudgedDraft } from "./use-import";

/** A header longer than this is not remembered. */
const LONGEST_HEADER = 500;
const LONGEST_FILE_NAME = 300;

/** What the file becomes in figures, and the button that keeps it. */
export function MakeFoot({
  place,
  fileName,
  columns,
  drafts,
  total,
  importDrafts,
  isAsked,
  onMade,
}: {
  place: Place;
  fileName: string;
  columns: ImportColumnsChoice;
  drafts: JudgedDraft[];
  /** How many the file holds. */
  total: number;
  importDrafts: DraftActions["importDrafts"];
  /** True if something has to be answered first; then the question has the focus. */
  isAsked: () => boolean;
  onMade: () => void;
}) {
  const t = useTranslations("draftImport.foot");
  const router = useRouter();
  const failureText = useFailureText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Tried again with the same drafts it carries the same token: they are made once.
  const token = useRef<{ drafts: JudgedDraft[]; text: string } | null>(null);

  const borrowers = drafts.reduce((sum, { draft }) => sum + draft.borrowers.length, 0);
  const withErrors = drafts.filter(({ problems }) => problems.some(({ severity }) => severity === "error"));
  const isTooMany = total > MOST_DRAFTS;

  async function make() {
    if (isBusy || isTooMany || isAsked()) return;
    setBusy(true);
    setProblem(null);
    if (token.current?.drafts !== drafts) token.current = { drafts, text: submissionToken() };
    const remembered = Object.entries(columns).filter(([header]) => header.length <= LONGEST_HEADER);
    const { text } = token.current;
    const answer = await attempt(() =>
      importDrafts({
        ...place,
        token: text,
        fileName: fileName.slice(0, LONGEST_FILE_NAME),
        columns: Object.fromEntries(remembered),
        drafts: drafts.map(({ draft }) => draft),
      }),
    );
    if (answer.ok) {
      onMade();
      return router.push(routes.drafts(place, answer.value.importId));
    }
    setBusy(false);
    setProblem(failureText(answer.failure));
  }

  return (
    <StickyFoot>
      {problem && (
        <Notice tone="error" role="alert">
          <p>{problem}</p>
        </Notice>
      )}
      {isTooMany && (
        <Notice tone="error">
          <p>{t("tooMany", { limit: MOST_DRAFTS, count: total })}</p>
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p id="what-is-made">
          <span className="font-semibold">{t("what", { count: drafts.length, borrowers })}</span>,{" "}
          {t("withErrors", { count: withErrors.length })}. {t("nothingSent")}
        </p>
        <Button
          kind="primary"
          aria-describedby="what-is-made"
          aria-disabled={isBusy || isTooMany}
          onClick={() => void make()}
        >
          {isBusy ? t("making") : t("make", { count: drafts.length })}
        </Button>
      </div>
    </StickyFoot>
  );
}
