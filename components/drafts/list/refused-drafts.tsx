import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** A draft that the server did not send off. */
export interface RefusedDraft {
  id: string;
  name: string;
  code: string;
}

/** Which of the selected drafts were not sent, and why. */
export function RefusedDrafts({ refused }: { refused: RefusedDraft[] }) {
  const t = useTranslations("drafts");
  if (refused.length === 0) return null;
  return (
    <Notice tone="warning" role="alert" title={t("sending.refusedTitle", { count: refused.length })}>
      <ul className="list-disc space-y-1 ps-5">
        {refused.map(({ id, name, code }) => {
          const key = `sending.refusedReasons.${code}` as "sending.refusedReasons.draft.sent";
          return (
            <li key={id}>
              {t("sending.refusedOne", {
                name: name || t("unnamed"),
                reason: t.has(key) ? t(key) : t("sending.refusedOther"),
              })}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
