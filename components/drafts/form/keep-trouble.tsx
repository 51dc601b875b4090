import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, ButtonAnchor } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { routes, type Place } from "@/lib/routes";
import type { KeepState, Keeper } from "./keeper";
import { askEditing } from "./use-editors";

/** What keeps the draft from being saved until she decides or does something. Her text stays where it is. */
export function KeepTroubleNotice({
  place,
  kept,
  keeper,
  onTakeTheirs,
}: {
  place: Place;
  kept: KeepState;
  keeper: Keeper;
  /** Lets go of her text and shows what is saved. */
  onTakeTheirs: () => void;
}) {
  const t = useTranslations("draftForm.keeping");
  const common = useTranslations("common");
  const { trouble, draftId } = kept;
  switch (kept.phase === "stuck" ? trouble?.code : null) {
    case "auth.signed-out":
      return (
        <Notice tone="warning" role="alert" title={t("signedOutTitle")}>
          <p>{t("signedOut")}</p>
          <p>
            <ButtonAnchor href={routes.signIn()} target="_blank" rel="noopener">
              {common("signInAgain")}
            </ButtonAnchor>
          </p>
        </Notice>
      );
    case "draft.changed-elsewhere":
      return (
        <ChangedElsewhere
          by={String((trouble && "params" in trouble && trouble.params?.by) || "")}
          onKeepMine={async () => {
            const editing = draftId && (await askEditing(place, draftId));
            if (editing) await keeper.keepMine(editing.version);
            return Boolean(editing);
          }}
          onTakeTheirs={onTakeTheirs}
        />
      );
    case "draft.sent":
    case "draft.deleted":
      return (
        <Notice
          tone="warning"
          role="alert"
          title={t(trouble?.code === "draft.sent" ? "sentTitle" : "deletedTitle")}
        >
          <p>{t(trouble?.code === "draft.sent" ? "sent" : "deleted")}</p>
          {draftId && (
            <p>
              <ButtonAnchor href={routes.draft(place, draftId)}>{t("seeDraft")}</ButtonAnchor>
            </p>
          )}
        </Notice>
      );
    default:
      return null;
  }
}

function ChangedElsewhere({
  by,
  onKeepMine,
  onTakeTheirs,
}: {
  by: string;
  /** False if the server did not answer. */
  onKeepMine: () => Promise<boolean>;
  onTakeTheirs: () => void;
}) {
  const t = useTranslations("draftForm.keeping");
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  return (
    <Notice tone="warning" role="alert" title={by === "" ? t("changedTitle") : t("changedByTitle", { by })}>
      <p>{state === "failed" ? t("trouble.network") : t("changed")}</p>
      <p className="flex flex-wrap gap-3">
        <Button
          aria-disabled={state === "busy" || undefined}
          onClick={async () => {
            if (state === "busy") return;
            setState("busy");
            setState((await onKeepMine()) ? "idle" : "failed");
          }}
        >
          {t("keepMine")}
        </Button>
        <Button onClick={onTakeTheirs}>{t("takeTheirs")}</Button>
      </p>
    </Notice>
  );
}
