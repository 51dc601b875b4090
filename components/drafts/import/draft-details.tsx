import { useTranslations } from "next-intl";
import { draftName } from "@/lib/drafts/draft";
import { useProblemText } from "../form/use-problem-text";
import { useToldParams } from "./use-told-params";
import type { JudgedDraft } from "./use-import";

/** The sentences behind the counts of one draft, and what was done to make it of its rows; nothing if all is well. */
export function DraftDetails({ draft, problems, notes }: JudgedDraft) {
  const t = useTranslations("draftImport");
  const words = useTranslations("drafts");
  const problemText = useProblemText();
  const params = useToldParams();
  const told = problems.filter(({ severity }) => severity !== "missing");
  if (told.length + notes.length === 0) return null;
  return (
    <details>
      <summary
        aria-label={`${t("drafts.see")}: ${draftName(draft) || words("unnamed")}`}
        className="inline-flex min-h-11 cursor-pointer items-center text-leaf underline underline-offset-2"
      >
        {t("drafts.see")}
      </summary>
      <ul className="max-w-[60ch] list-disc space-y-1 ps-5 text-small">
        {told.map((problem, at) => {
          const text = problemText(problem);
          const borrower = /^borrowers\.(\d+)\./.exec(problem.at);
          return (
            <li key={at} className="wrap-anywhere">
              {borrower ? t("drafts.borrower", { number: Number(borrower[1]) + 1, text }) : text}
            </li>
          );
        })}
        {notes.map((note, at) => (
          <li key={`note-${at}`} className="text-sea wrap-anywhere">
            {t(`notes.${note.code}` as "notes.group.set-aside", params(note.params))}
          </li>
        ))}
      </ul>
    </details>
  );
}
