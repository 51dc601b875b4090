import { useTranslations } from "next-intl";
import { useFormParts } from "./form-context";
import { FormSection } from "./form-section";
import { GroupBorrowers } from "./group-borrowers";
import { TextField } from "./text-field";

/** The group that gets the loan, and who is in it. */
export function GroupSection() {
  const { mayEdit } = useFormParts();
  const t = useTranslations("draftForm");
  return (
    <FormSection id="the-borrowers" title={t("sections.borrowers")}>
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        <TextField
          at="groupName"
          label={t("fields.groupName")}
          hint={t("groupNameHint")}
          readOnly={!mayEdit}
          className="sm:col-span-2 xl:col-span-3"
        />
        <TextField at="groupClientId" label={t("fields.groupClientId")} readOnly={!mayEdit} />
        <TextField at="groupLoanId" label={t("fields.groupLoanId")} readOnly={!mayEdit} />
      </div>
      <GroupBorrowers />
    </FormSection>
  );
}
