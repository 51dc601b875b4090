import type { FieldErrors, Resolver } from "react-hook-form";
import type { Draft } from "@/lib/drafts/draft";
import type { Judged } from "./judged";
import { loadChecks } from "./load-checks";

/**
 * react-hook-form's question whether the draft can be sent: the schema says whether it can be kept at all, the judge
 * says the rest. Errors are told by code; what is missing or advised keeps nothing back. Without what checks, for want
 * of a line, nothing is held back here: the server judges by itself.
 */
export function draftResolver(judgeNow: Judged["judgeNow"]): Resolver<Draft> {
  return async (values) => {
    const errors: Record<string, { type: string }> = {};
    const kept = (await loadChecks())?.draftSchema.safeParse(values);
    for (const issue of kept?.error?.issues ?? []) errors[issue.path.join(".")] = { type: "text.too-long" };
    const problems = (await judgeNow()) ?? [];
    for (const { code, severity, at } of problems) if (severity === "error") errors[at] = { type: code };
    // Flat names are enough: the fields take their sentences from the judge, this only says yes or no.
    return Object.keys(errors).length === 0
      ? { values, errors: {} }
      : { values: {}, errors: errors as FieldErrors<Draft> };
  };
}
