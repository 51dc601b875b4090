import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { DisbursalDateField } from "./date-field";
import { FormSection } from "./form-section";
import { useFormParts } from "./form-context";
import { ListField } from "./list-field";
import { ListsLine } from "./lists-line";
import { useLists } from "./use-lists";

/** What the loan is for Kiva: where, for what, in which currency, and when. */
export function LoanSection() {
  const { place, judged, firstLists, actions, register, getValues, mayEdit } = useFormParts();
  // Drawn anew, the section begins with the lists there are by now.
  const known = judged.lists();
  const isStale = firstLists.isStale && known === firstLists.lists;
  const lists = useLists(place, known, isStale, actions.refreshLists, mayEdit);
  useEffect(() => judged.give(lists.lists), [judged, lists.lists]);
  const refresh = useEffectEvent(() => lists.refresh());
  useEffect(() => {
    judged.fetchesLists(() => refresh());
    return () => judged.fetchesLists(null);
  }, [judged]);
  const t = useTranslations("draftForm");
  return (
    <FormSection id="the-loan" title={t("sections.loan")}>
      <ListsLine {...lists} />
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        <ListField at="location" />
        <ListField at="activity" below={t("activityHint")} />
        <ListField at="theme" />
        <ListField at="currency" />
        <DisbursalDateField />
      </div>
      <Checkbox
        {...register("waiverSigned")}
        id="waiverSigned"
        label={t("fields.waiverSigned")}
        defaultChecked={getValues("waiverSigned")}
        hint={t("waiverHint")}
      />
    </FormSection>
  );
}
