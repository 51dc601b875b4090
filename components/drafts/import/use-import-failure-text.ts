import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/result";

/** Why a file gives no drafts; the words stand under `draftImport.failures.<code>`. */
export type ImportFailure = Failure;

/** The sentence for a file that cannot be read: what it is and what to do. */
export function useImportFailureText(): (failure: ImportFailure) => string {
  const t = useTranslations("draftImport.failures");
  return ({ code, params }) =>
    t.has(code as "cannot-open") ? t(code as "cannot-open", params as never) : t("cannot-open");
}
