import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LeftBy } from "@/components/delivery/left-by";
import { Mark, type Tone } from "@/components/ui/mark";
import type { DraftsWaiting } from "@/lib/drafts/drafts-waiting";
import { routes, type Place } from "@/lib/routes";

/** The drafts that wait for a person, as lines of the home page's list. */
export function WaitingDrafts({ waiting, place }: { waiting: DraftsWaiting; place: Place }) {
  const t = useTranslations("home.drafts");
  const { inDoubt, refused, open, withoutPhoto } = waiting;
  return (
    <>
      {inDoubt.map(({ id, name, asked }) => (
        <Line key={id} tone="error" href={routes.draft(place, id)} below={<LeftBy doubts={[{ asked }]} />}>
          {t("inDoubt", { name: name || t("unnamed") })}
        </Line>
      ))}
      {refused.map(({ id, name }) => (
        <Line key={id} tone="error" href={routes.draft(place, id)}>
          {t("refused", { name: name || t("unnamed") })}
        </Line>
      ))}
      {open > 0 && (
        <Line tone="warning" href={`${routes.drafts(place)}?state=open`}>
          {t("open", { count: open })}
        </Line>
      )}
      {withoutPhoto > 0 && (
        <Line tone="warning" href={`${routes.drafts(place)}?lacks=missing.photo`}>
          {t("withoutPhoto", { count: withoutPhoto })}
        </Line>
      )}
    </>
  );
}

function Line({
  tone,
  href,
  below,
  children,
}: {
  tone: Tone;
  href: string;
  below?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="flex items-center gap-2">
      <Mark tone={tone} />
      <span className="min-w-0">
        <Link href={href} className="inline-flex min-h-6 items-center text-leaf underline underline-offset-2">
          {children}
        </Link>
        {below}
      </span>
    </li>
  );
}
