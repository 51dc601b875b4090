import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/result";
import { useFailureText } from "./use-failure-text";

/** The sentence for why a photo could not be fetched and kept, by its code. */
export function usePhotoFailureText(): (failure: Failure) => string {
  const photo = useTranslations("draftPanels.photo.failures");
  const other = useFailureText();
  return (failure) => {
    const code = failure.code as "photo.empty";
    return photo.has(code) ? photo(code, failure.params) : other(failure);
  };
}
