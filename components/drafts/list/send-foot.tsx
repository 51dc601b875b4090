import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { amountText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DraftRow } from "@/lib/drafts/list-drafts";
import { addAmounts } from "@/lib/money";
import type { Place } from "@/lib/routes";
import type { DraftActions } from "../draft-actions";
import { attempt } from "@/components/ui/attempt";
import type { Watched } from "./draft-list";
import type { RefusedDraft } from "./refused-drafts";
import { useFailureText } from "./use-failure-text";

/** What is selected, in figures, and the one button that cannot be taken back. */
export function SendFoot({
  place,
  chosen,
  sendMany,
  onUnselect,
  onDelete,
  onSent,
}: {
  place: Place;
  chosen: DraftRow[];
  sendMany: DraftActions["sendMany"];
  onUnselect: () => void;
  onDelete: () => void;
  onSent: (sent: Watched[], refused: RefusedDraft[]) => void;
}) {
  const t = useTranslations("drafts.sending");
  const environments = useTranslations("common.environments");
  const locale = useLocale();
  const failureText = useFailureText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const ready = chosen.filter(({ errors }) => errors === 0);
  const withErrors = chosen.length - ready.length;
  const sums = sumsByCurrency(ready).map(({ currency, sum }) =>
    `${amountText(sum, locale)} ${currency}`.trim(),
  );
  const what = {
    count: ready.length,
    environment: environments(place.environment as "sandbox"),
  };

  async function send() {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const names = new Map(ready.map(({ id, name }) => [id, name]));
    const answer = await attempt(() =>
      sendMany({ ...place, drafts: ready.map(({ id, version }) => ({ draftId: id, version })) }),
    );
    setBusy(false);
    if (!answer.ok) return setProblem(failureText(answer.failure));
    const { sent, refused } = answer.value;
    onSent(
      sent.map((id) => ({ id, name: names.get(id) ?? "" })),
      refused.map(({ draftId, code }) => ({ id: draftId, name: names.get(draftId) ?? "", code })),
    );
  }

  return (
    <section aria-label={t("label")} className="space-y-2">
      {problem && (
        <Notice tone="error" role="alert">
          <p>{problem}</p>
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div>
          <p role="status" className="font-semibold">
            {t("selected", { count: chosen.length })}: {t("canBeSent", { count: ready.length })}
            {withErrors > 0 && `, ${t("haveErrors", { count: withErrors })}`}
          </p>
          {ready.length > 0 && (
            <p id="what-is-sent">
              {sums.length > 0 ? t("what", { ...what, sums: sums.join(" + ") }) : t("whatPlain", what)}{" "}
              {place.environment === "production" && t("production")}
            </p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          {ready.length > 0 && (
            <Button
              kind="primary"
              aria-describedby="what-is-sent"
              aria-disabled={isBusy}
              onClick={() => void send()}
            >
              {isBusy ? t("starting") : t("button", { count: ready.length })}
            </Button>
          )}
          <Button onClick={onDelete} aria-disabled={isBusy}>
            {t("deleteSelected", { count: chosen.length })}
          </Button>
          <Button kind="quiet" onClick={onUnselect}>
            {t("unselect")}
          </Button>
        </div>
      </div>
    </section>
  );
}

/** Exact sums of the amounts that can be read, one a currency. */
function sumsByCurrency(drafts: DraftRow[]): { currency: string; sum: string }[] {
  const amounts = new Map<string, string[]>();
  for (const { amountText: text, currency } of drafts) {
    if (text !== null) amounts.set(currency, [...(amounts.get(currency) ?? []), text]);
  }
  return [...amounts].map(([currency, texts]) => ({ currency, sum: addAmounts(texts) }));
}
