import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { OnDemand } from "@/components/drafts/on-demand";
import { Choice } from "@/components/ui/choice";
import type { LoanType } from "@/lib/drafts/draft";
import { useFormParts } from "./form-context";
import { SetAsideNotice } from "./later-parts";

/** Individual or group, what the other type would set aside or bring back, and what each of them would refuse. */
export function TypeSwitch({ onSwitch }: { onSwitch: (type: LoanType) => void }) {
  const { control } = useFormParts();
  const t = useTranslations("draftForm.loanType");
  const [isOpen, setOpen] = useState(false);
  const [type, setAside] = useWatch({ control, name: ["loanType", "setAside"] });
  return (
    <div className="space-y-3">
      <Choice
        id="loanType"
        label={t("label")}
        options={[
          { value: "individual", label: t("individual") },
          { value: "group", label: t("group") },
        ]}
        value={type}
        onChange={onSwitch}
      />
      {setAside && <SetAsideNotice onGroup={() => onSwitch("group")} />}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="min-h-11 cursor-pointer py-2.5 text-leaf">{t("compare")}</summary>
        {isOpen && (
          <OnDemand load={() => import("./compare-panel")}>{({ ComparePanel }) => <ComparePanel />}</OnDemand>
        )}
      </details>
    </div>
  );
}
