import { useTranslations } from "next-intl";
import type { LoanType } from "@/lib/drafts/draft";
import { BorrowerFields } from "./borrower-fields";
import { FormSection } from "./form-section";
import { GroupSection } from "./later-parts";

/** Who gets the loan. */
export function BorrowersSection({ type }: { type: LoanType }) {
  const t = useTranslations("draftForm");
  if (type === "group") return <GroupSection />;
  return (
    <FormSection id="the-borrowers" title={t("sections.borrower")}>
      <fieldset>
        <legend className="sr-only">{t("borrowers.legend", { number: 1 })}</legend>
        <BorrowerFields index={0} isMember={false} />
      </fieldset>
    </FormSection>
  );
}
