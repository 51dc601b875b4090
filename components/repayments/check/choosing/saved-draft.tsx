"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DraftWork } from "@/lib/repayments/edits/draft-work";
import { routes } from "@/lib/routes";
import { CheckFile } from "../check-file";
import type { CheckProps } from "../check-props";
import { fetchDraft } from "./fetch-draft";
import { chosenFrom, type ChosenFile } from "@/components/files/chosen-file";
import { TableSkeleton } from "@/components/tables/table-skeleton";
import { useFileFailureText } from "./use-file-failure-text";

type Props = CheckProps & {
  report: { id: string; month: string; fileName: string; isCorrection: boolean };
};

type Fetched =
  { phase: "fetching" } | { phase: "failed" } | { phase: "here"; file: ChosenFile; work: DraftWork };

/** A draft found again, on whatever device: its file comes from the server, her edits are as she left them. */
export function SavedDraft({ report, ...props }: Props) {
  const { id, month, fileName, isCorrection } = report;
  const t = useTranslations("check");
  const common = useTranslations("common");
  const router = useRouter();
  // As it is when she opens it: her acts stand on top of these edits, and saving names their version.
  const [fetched, setFetched] = useState<Fetched>({ phase: "fetching" });
  const [attempt, setAttempt] = useState(0);
  const { organization, environment } = props.place;

  useEffect(() => {
    const stop = new AbortController();
    void fetchDraft({ organization, environment }, id, stop.signal).then(
      ({ bytes, work }) => setFetched({ phase: "here", file: chosenFrom(fileName, bytes), work }),
      () => {
        if (!stop.signal.aborted) setFetched({ phase: "failed" });
      },
    );
    return () => stop.abort();
  }, [organization, environment, id, fileName, attempt]);

  if (fetched.phase === "here") {
    return (
      <CheckFile
        {...props}
        file={fetched.file}
        month={month}
        draft={{ id, version: fetched.work.version }}
        isPart={isCorrection}
        start={{ choices: fetched.work.choices, kept: [{ written: fetched.work.edits }] }}
        onGiveUp={() => router.push(routes.reports(props.place))}
        whenUnreadable={(failure) => <UnreadableDraft failure={failure} />}
      />
    );
  }
  if (fetched.phase === "failed") {
    return (
      <Notice tone="error" role="alert" title={t("draft.notFetchedTitle")}>
        <p>{t("draft.notFetched")}</p>
        <Button
          onClick={() => {
            setFetched({ phase: "fetching" });
            setAttempt(attempt + 1);
          }}
        >
          {common("tryAgain")}
        </Button>
      </Notice>
    );
  }
  return (
    <section aria-labelledby="check-title" className="space-y-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="check-title" className="text-title">
          {t("title")}
        </h2>
        <p role="status" className="font-semibold">
          {t("status.reading", { name: fileName })}
        </p>
      </div>
      <TableSkeleton />
    </section>
  );
}

function UnreadableDraft({
  failure,
}: {
  failure: Parameters<Parameters<typeof CheckFile>[0]["whenUnreadable"]>[0];
}) {
  const text = useFileFailureText(failure);
  return (
    <Notice tone="error" role="alert">
      <p>{text}</p>
    </Notice>
  );
}
