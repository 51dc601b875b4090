import { useTranslations } from "next-intl";
import { useState } from "react";
import type { UseFormHandleSubmit } from "react-hook-form";
import { useFailureText } from "@/components/drafts/list/use-failure-text";
import type { DraftActions } from "@/components/drafts/draft-actions";
import { DraftPreview } from "@/components/drafts/preview/draft-preview";
import { Notice } from "@/components/ui/notice";
import type { Draft } from "@/lib/drafts/draft";
import { routes, type Place } from "@/lib/routes";
import { useFormParts, useKivaLists } from "./form-context";
import { FormFoot } from "./form-foot";
import { KeepTroubleNotice } from "./later-parts";
import type { Keeper, KeepState } from "./keeper";
import { useSend } from "./use-send";

/** The foot of the form with everything that can come of saving and sending. */
export function FormEnd({
  place,
  personId,
  kept,
  keeper,
  send: action,
  check,
  onErrors,
  onTakeTheirs,
}: {
  place: Place;
  /** Who typed it: the server takes it from nobody else. */
  personId: string;
  kept: KeepState;
  keeper: Keeper;
  send: DraftActions["send"];
  check: UseFormHandleSubmit<Draft>;
  onErrors: () => void;
  onTakeTheirs: () => void;
}) {
  const { judged } = useFormParts();
  const lists = useKivaLists();
  const t = useTranslations("draftForm");
  const textOf = useFailureText();
  const { isSending, failure, send } = useSend({ place, personId, keeper, judged, action });
  const [isPreview, setPreview] = useState(false);
  const draft = judged.content();
  const { draftId } = kept;
  const photoUrl = draftId && draft.photo.id ? routes.draftPhoto(place, draftId, draft.photo.id) : null;

  return (
    <>
      <FormFoot
        kept={kept}
        sending={isSending}
        onPreview={() => setPreview(true)}
        onSave={() => void keeper.flush()}
        onSend={() => void check(send, onErrors)()}
      >
        {kept.phase === "stuck" && (
          <KeepTroubleNotice place={place} kept={kept} keeper={keeper} onTakeTheirs={onTakeTheirs} />
        )}
        {failure && (
          <Notice tone="error" role="alert" title={t("foot.notSent")}>
            <p>{failure.code === "not-saved" ? t("foot.notSaved") : textOf(failure)}</p>
          </Notice>
        )}
      </FormFoot>
      {isPreview && (
        <DraftPreview draft={draft} lists={lists} photoUrl={photoUrl} onClose={() => setPreview(false)} />
      )}
    </>
  );
}
