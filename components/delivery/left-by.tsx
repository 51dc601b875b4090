import { useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";
import type { OpenDoubt } from "@/lib/delivery/open-doubts";

/** What a colleague left with something in doubt: who, when, and the note itself. */
export function LeftNote({ asked: { by, at, note } }: { asked: NonNullable<OpenDoubt["asked"]> }) {
  const t = useTranslations("delivery.doubt");
  const locale = useLocale();
  return t.rich("leftBy", { name: by.name, note, at: () => <LocalTime at={at} locale={locale} /> });
}

/** The notes that colleagues left with what is in doubt, each as a line of the home page's list. */
export function LeftBy({ doubts }: { doubts: Pick<OpenDoubt, "asked">[] }) {
  return doubts.map(
    ({ asked }) =>
      asked && (
        <span key={asked.at} className="block text-small wrap-anywhere text-ink-soft">
          <LeftNote asked={asked} />
        </span>
      ),
  );
}
