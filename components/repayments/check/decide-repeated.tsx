import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onceDrawn } from "@/components/ui/later";
import { useFocusAfter } from "@/components/ui/use-focus-after";
import type { Edit } from "@/lib/repayments/edits";
import { decideRepeated, type RepeatedLoan } from "@/lib/repayments/repeated-loans";
import type { PageSettings } from "./check-props";

const RepeatedQuestion = onceDrawn(() => import("./repeated-question").then((part) => part.RepeatedQuestion));

/** All loans that stand on several rows, decided at once: what that means is said first, with her own rows. */
export function DecideRepeated({
  count,
  isOfPayments,
  fetchLoans,
  settings,
  describedBy,
  act,
}: {
  /** How many loans there are to decide. */
  count: number;
  /** One row a payment, as many MIS export them. */
  isOfPayments: boolean;
  fetchLoans: () => Promise<RepeatedLoan[]>;
  settings: PageSettings;
  describedBy: string;
  act: (edits: Edit[]) => void;
}) {
  const t = useTranslations("check.repeated");
  const [loans, setLoans] = useState<readonly RepeatedLoan[] | null>(null);
  const part = useFocusAfter<HTMLDivElement>("check-summary");
  if (count < 2) return null;
  return (
    <div ref={part} className="contents">
      <Button
        kind="quiet"
        aria-describedby={describedBy}
        className="font-semibold"
        onClick={async () => setLoans(await fetchLoans())}
      >
        {t("open", { count })}
      </Button>
      {isOfPayments && <p className="basis-full pb-3">{t("payments")}</p>}
      {loans && (
        <RepeatedQuestion
          loans={loans}
          settings={settings}
          onClose={() => setLoans(null)}
          onChoose={(choice) => {
            setLoans(null);
            act(decideRepeated(choice, loans));
          }}
        />
      )}
    </div>
  );
}
