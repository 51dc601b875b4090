import { useTranslations } from "next-intl";
import type { FileFailure } from "./file-failure";

/** The sentence for a file that cannot be checked: what it is and what to do. */
export function useFileFailureText(failure: FileFailure | null): string | null {
  const t = useTranslations("check.file.failures");
  const problems = useTranslations("problems.unreadable");
  if (!failure) return null;
  if (failure.code === "cannot-open" || failure.code === "nothing-pasted") return t(failure.code);
  return problems(failure.code, failure.params);
}
