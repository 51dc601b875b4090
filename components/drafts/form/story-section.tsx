import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { useFormParts } from "./form-context";
import { FormSection } from "./form-section";
import { DescriptionField } from "./description-field";
import { ListField } from "./list-field";
import { TextField } from "./text-field";

/** What lenders will read. */
export function StorySection() {
  const t = useTranslations("draftForm");
  return (
    <FormSection id="the-story" title={t("sections.story")}>
      <TextField
        at="loanUse"
        label={t("fields.loanUse")}
        hint={t("loanUse.hint")}
        below={<LoanUseSentence />}
        readOnly={!useFormParts().mayEdit}
      />
      <ListField at="language" className="sm:max-w-sm" />
      <DescriptionField />
    </FormSection>
  );
}

/** The sentence as lenders will read it. */
function LoanUseSentence() {
  const { control } = useFormParts();
  const t = useTranslations("draftForm.loanUse");
  const [use, type] = useWatch({ control, name: ["loanUse", "loanType"] });
  const text = use.trim();
  return (
    <p className="wrap-anywhere">
      {t.rich("sentence", {
        type,
        use: text === "" ? "…" : text,
        strong: (chunks) => <strong className="font-semibold text-ink">{chunks}</strong>,
      })}
    </p>
  );
}
