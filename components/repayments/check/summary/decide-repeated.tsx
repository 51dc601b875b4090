import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onceDrawn } from "@/components/ui/later";
import { useFocusAfter } from "@/components/ui/use-focus-after";
import type { Act } from "../acts";
import type { PageSettings } from "../check-props";
import type { Questions } from "../worker/worker-messages";

const RepeatedQuestion = onceDrawn(() => import("./repeated-question").then((part) => part.RepeatedQuestion));

/** Works out what deciding all of them would change; null where that cannot be told. */
export type ForeseeRepeated = () => Promise<Questions["repeated"]["answer"] | null>;

/** All loans that stand on several rows, decided at once: what that means is said first, with her own rows. */
export function DecideRepeated({
  count,
  isOfPayments,
  foresee,
  settings,
  describedBy,
  act,
}: {
  /** How many loans there are to decide. */
  count: number;
  /** One row a payment, as many MIS export them. */
  isOfPayments: boolean;
  foresee: ForeseeRepeated;
  settings: PageSettings;
  describedBy: string;
  act: (act: Act) => void;
}) {
  const t = useTranslations("check.repeated");
  const [changes, setChanges] = useState<Questions["repeated"]["answer"] | null>(null);
  const part = useFocusAfter<HTMLDivElement>("check-summary");
  if (count < 2) return null;
  return (
    <div ref={part} className="contents">
      <Button
        kind="quiet"
        aria-describedby={describedBy}
        className="font-semibold"
        onClick={async () => setChanges(await foresee())}
      >
        {t("open", { count })}
      </Button>
      {isOfPayments && <p className="basis-full pb-3">{t("payments")}</p>}
      {changes && (
        <RepeatedQuestion
          changes={changes}
          settings={settings}
          onClose={() => setChanges(null)}
          onChoose={(choice) => {
            setChanges(null);
            act(changes[choice].act);
          }}
        />
      )}
    </div>
  );
}
