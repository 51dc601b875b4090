import { useTranslations } from "next-intl";
import { lackingFields } from "./lacking";

/** "PA2 will ask for: activity, photo", from codes such as "missing.photo"; nothing if there is none. */
export function LackingLine({ codes }: { codes: readonly string[] }) {
  const t = useTranslations("drafts");
  const fields = lackingFields(codes);
  if (fields.length === 0) return null;
  const what = fields.map((field) => t(`lacking.${field}`)).join(", ");
  return <span className="block max-w-[48ch]">{t("list.willAsk", { what })}</span>;
}
