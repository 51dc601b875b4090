import { useTranslations } from "next-intl";
import type { Encoding } from "@/lib/files/file-failure";

/** An encoding in plain words, with a word of hers as it reads it; without one if the file needs none. */
export function useLettersText(): (encoding: Encoding, word: string) => string {
  const t = useTranslations("check.reading.letters");
  return (encoding, word) => {
    const name = t(`names.${encoding}`);
    return word === "" ? name : t("sample", { name, word });
  };
}
