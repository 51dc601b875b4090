import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { INPUT_LOOK } from "@/components/ui/field";
import { GENDERS } from "@/lib/drafts/draft";
import { AmountField } from "./amount-field";
import { DraftField } from "./draft-field";
import { useFormParts } from "./form-context";
import { TextField } from "./text-field";

/** One borrower's fields; `isMember` if the loan is a group's. */
export function BorrowerFields({ index, isMember }: { index: number; isMember: boolean }) {
  const { register, getValues, mayEdit } = useFormParts();
  const t = useTranslations("draftForm");
  const at = `borrowers.${index}` as const;
  return (
    <div className="space-y-3">
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        <TextField at={`${at}.firstName`} label={t("fields.firstName")} readOnly={!mayEdit} />
        <TextField at={`${at}.lastName`} label={t("fields.lastName")} readOnly={!mayEdit} />
        <GenderField index={index} />
        <TextField at={`${at}.clientId`} label={t("fields.clientId")} readOnly={!mayEdit} />
        <TextField at={`${at}.loanId`} label={t("fields.loanId")} readOnly={!mayEdit} />
        <AmountField index={index} />
      </div>
      {isMember && (
        <Checkbox
          {...register(`${at}.notPictured`)}
          id={`${at}.notPictured`}
          label={t("fields.notPictured")}
          defaultChecked={getValues(`${at}.notPictured`)}
        />
      )}
    </div>
  );
}

function GenderField({ index }: { index: number }) {
  const { register, getValues } = useFormParts();
  const t = useTranslations("draftForm");
  const at = `borrowers.${index}.gender` as const;
  const { onBlur, ...registered } = register(at);
  return (
    <DraftField at={at} label={t("fields.gender")}>
      {(control, touch) => (
        <select
          {...registered}
          defaultValue={getValues(at)}
          {...control}
          onBlur={(event) => {
            touch();
            void onBlur(event);
          }}
          className={`${INPUT_LOOK} pe-8`}
        >
          <option value="">{t("genders.none")}</option>
          {GENDERS.map((gender) => (
            <option key={gender} value={gender}>
              {t(`genders.${gender}`)}
            </option>
          ))}
        </select>
      )}
    </DraftField>
  );
}
