import { useLocale } from "next-intl";
import { amountText } from "./amount-text";

/** A figure in the reader's own writing, from plain decimal text. */
export function Amount({ text }: { text: string }) {
  const locale = useLocale();
  return <span className="whitespace-nowrap tabular-nums">{amountText(text, locale)}</span>;
}
