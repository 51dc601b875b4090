import { useTranslations } from "next-intl";
import { Button, ButtonAnchor } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { routes, type Place } from "@/lib/routes";
import type { SaveTrouble } from "./use-save";

/** What a second try may mend. */
const AGAIN: ReadonlySet<string> = new Set([
  ...["network", "unexpected", "auth.signed-out", "input.invalid"],
  ...["upload.full", "upload.not-whole", "server.busy"],
]);

/** Why saving failed and what to do. Her work stays on the page whatever it was. */
export function SaveTroubleNotice({
  failure,
  place,
  draftId,
  onAgain,
}: {
  failure: SaveTrouble;
  place: Place;
  draftId: string | null;
  onAgain: () => void;
}) {
  const t = useTranslations("check.save");
  const common = useTranslations("common");
  const canTryAgain = AGAIN.has(failure.code);

  return (
    <Notice tone="error" role="alert" title={t("failedTitle")}>
      <p>{t(`failures.${failure.code}`)}</p>
      <p className="flex flex-wrap gap-2">
        {failure.code === "auth.signed-out" && (
          <ButtonAnchor href={routes.signIn()} target="_blank" rel="noopener">
            {common("signInAgain")}
          </ButtonAnchor>
        )}
        {canTryAgain && <Button onClick={onAgain}>{common("tryAgain")}</Button>}
        {failure.code === "upload.line" && <Button onClick={onAgain}>{t("goOn")}</Button>}
        {failure.code === "report.changed-elsewhere" && (
          <Button onClick={() => location.reload()}>{t("reload")}</Button>
        )}
        {failure.code === "report.not-a-draft" && draftId && (
          <ButtonAnchor href={routes.report(place, draftId)}>{t("openReport")}</ButtonAnchor>
        )}
        {failure.code === "report.not-found" && (
          <ButtonAnchor href={routes.reports(place)}>{t("openReports")}</ButtonAnchor>
        )}
      </p>
    </Notice>
  );
}
