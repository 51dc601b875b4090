import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { forgetCopiesOf } from "@/components/drafts/copies-here";
import type { DraftActions } from "@/components/drafts/draft-actions";
import { attempt } from "@/components/ui/attempt";
import type { Failure } from "@/lib/result";
import { routes, type Place } from "@/lib/routes";
import type { Judged } from "./judged";
import type { Keeper } from "./keeper";

export interface Sending {
  isSending: boolean;
  failure: Failure | null;
  send: () => Promise<void>;
}

/**
 * Sends what is kept, once however often it is pressed, and goes to the draft's page. What stands in the form is saved
 * first, so that what she sees is what is sent; if that fails, nothing is sent, and the page says why it is not saved.
 */
export function useSend({
  place,
  personId,
  keeper,
  judged,
  action,
}: {
  place: Place;
  personId: string;
  keeper: Keeper;
  judged: Pick<Judged, "lists" | "wantLists">;
  action: DraftActions["send"];
}): Sending {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isUnderWay = useRef(false);

  async function saveAndSend(): Promise<Failure | null> {
    const listsFetchedAt = judged.lists()?.fetchedAt ?? null;
    const saved = await keeper.flush();
    if (!saved) return { code: "not-saved" };
    const answer = await attempt(() => action({ ...place, ...saved, personId, listsFetchedAt }));
    if (!answer.ok && answer.failure.code === "draft.lists-changed") judged.wantLists();
    if (!answer.ok) return answer.failure;
    keeper.stop();
    forgetCopiesOf([saved.draftId]);
    router.push(routes.draftDelivery(place, saved.draftId));
    router.refresh();
    return null;
  }

  return {
    isSending,
    failure,
    send: async () => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setSending(true);
      setFailure(null);
      const problem = await saveAndSend();
      setFailure(problem);
      // After success the page is left; a late second press must not send again.
      if (!problem) return;
      isUnderWay.current = false;
      setSending(false);
    },
  };
}
