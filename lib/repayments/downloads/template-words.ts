import type { useTranslations } from "next-intl";
import type { TemplateWords } from "./template-workbook";

type Words<Namespace extends "template" | "check.file.expects" | "common.columnNames"> = ReturnType<
  typeof useTranslations<Namespace>
>;

/** What the template for Excel says in the language of these words, for what the organization has agreed with Kiva. */
export function templateWords(
  t: Words<"template">,
  expects: Words<"check.file.expects">,
  names: Words<"common.columnNames">,
  agreed: { columns: "two" | "three"; currency: string; amountMeaning: "repaid" | "outstanding" },
): TemplateWords {
  const headers = { loanId: names("loanId"), clientId: names("clientId"), amount: names("amount") };
  const { columns, currency, amountMeaning } = agreed;
  const sheet = t("sheet");
  return {
    headers,
    sheet,
    notesSheet: t("notesSheet"),
    notes: [
      t("notes.fill", { sheet }),
      t("notes.firstRow", { sheet }),
      t("notes.column", { name: headers.loanId, meaning: expects("loanId") }),
      ...(columns === "three"
        ? [t("notes.column", { name: headers.clientId, meaning: expects("clientId") })]
        : []),
      t("notes.column", { name: headers.amount, meaning: expects(`amount.${amountMeaning}`, { currency }) }),
      t("notes.idsAsText"),
      t("notes.paste"),
    ],
  };
}
