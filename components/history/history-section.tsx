import { useTranslations } from "next-intl";
import { ButtonAnchor } from "@/components/ui/button";
import { foldHistory } from "@/lib/history/fold-history";
import type { HistoryEvent } from "@/lib/history/get-history";
import { ActLine } from "./act-line";
import { BatchRunLine } from "./batch-run-line";
import { StoryDetails } from "./story-details";

/** A story this short is read at a glance; a longer one waits until she wants it. */
const SHOWN_OPEN = 5;

/** What happened to a report or a draft, oldest first, as a story: who, when, what. */
export function HistorySection({
  of,
  events,
  currency = "",
  downloadUrl,
}: {
  of: "report" | "draft";
  events: HistoryEvent[];
  /** Of the sums. */
  currency?: string;
  downloadUrl: string;
}) {
  const t = useTranslations("history");
  const items = foldHistory(events);
  // What is or was being sent has a long story, or will have.
  const isOpenAtFirst = items.length <= SHOWN_OPEN && items.every(({ kind }) => kind !== "batch");
  return (
    <section aria-labelledby="history-title" className="space-y-4 border-t border-line pt-6">
      <StoryDetails isOpenAtFirst={isOpenAtFirst}>
        <summary className="min-h-11 cursor-pointer py-2">
          <h2 id="history-title" className="inline text-lead">
            {t("title")}
          </h2>{" "}
          <span className="text-small text-ink-soft">{t("count", { count: items.length })}</span>
        </summary>
        <ol className="mt-2 border-t border-line">
          {items.map((item) =>
            item.kind === "batch" ? (
              <BatchRunLine key={item.steps[0]?.seq} of={of} run={item} />
            ) : (
              <ActLine key={item.event.seq} of={of} item={item} currency={currency} />
            ),
          )}
        </ol>
      </StoryDetails>
      <ButtonAnchor href={downloadUrl} download>
        {t("download")}
      </ButtonAnchor>
    </section>
  );
}
