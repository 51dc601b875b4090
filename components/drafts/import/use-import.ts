import { useMemo, useState } from "react";
import type { DecimalSign } from "@/lib/amounts/number-format";
import { matchImportColumns, missingColumns } from "@/lib/drafts/import/columns";
import type { Replacement } from "@/lib/drafts/import/match-names";
import { readDrafts } from "@/lib/drafts/import/read-drafts";
import { judgeDraft } from "@/lib/drafts/judge-draft";
import type { TableLine } from "@/lib/files/cut-lines";
import type { ImportColumnsChoice } from "../draft-actions";
import type { ImportProps } from "./import-drafts";

/** The server takes no more at once. */
export const MOST_DRAFTS = 500;

/** What a file becomes, by her answers: columns, decimal sign, names. All of it is reckoned anew with each answer. */
export function useImport(
  lines: readonly TableLine[],
  { lists, today, currency, remembered }: Pick<ImportProps, "lists" | "today" | "currency" | "remembered">,
) {
  const [found] = useState(() => {
    const { headers } = matchImportColumns(lines);
    const earlier = rememberedFor(headers, remembered);
    return { ...matchImportColumns(lines, earlier ?? {}), isRemembered: earlier !== null };
  });
  const [choice, setChoice] = useState<ImportColumnsChoice>(found.choice);
  const [sign, setSign] = useState<DecimalSign | null>(null);
  const [replacements, setReplacements] = useState<Replacement[]>([]);

  const columns = useMemo(() => ({ ...found, choice }), [found, choice]);
  // Without her answers: what has to be asked stays on screen when it is answered.
  const asked = useMemo(
    () => readDrafts(lines, columns, lists, { currency, language: "" }),
    [lines, columns, lists, currency],
  );
  const read = useMemo(() => {
    if (sign === null && replacements.length === 0) return asked;
    const answers = { replacements, ...(sign && { decimalSign: sign }) };
    return readDrafts(lines, columns, lists, { currency, language: "", ...answers });
  }, [asked, lines, columns, lists, currency, sign, replacements]);
  const judged = useMemo(
    () =>
      read.drafts
        .slice(0, MOST_DRAFTS)
        .map((one) => ({ ...one, problems: judgeDraft(one.draft, { lists, today }) })),
    [read, lists, today],
  );

  return {
    headers: found.headers,
    isRemembered: found.isRemembered,
    headerRow: found.headerRow,
    choice,
    /** No field is given twice: taking one for a column takes it from another. */
    choose: (header: string, field: string) =>
      setChoice((before) => {
        const freed = Object.entries(before).map(([name, value]) => [name, value === field ? "" : value]);
        return { ...(field === "" ? before : (Object.fromEntries(freed) as typeof before)), [header]: field };
      }),
    missing: missingColumns(choice),
    question: asked.question,
    sign,
    setSign,
    unmatched: asked.unmatched,
    replacements,
    /** null: the text stays as it is. */
    replace: ({ field, text }: Pick<Replacement, "field" | "text">, name: string | null) =>
      setReplacements((before) => [
        ...before.filter((one) => one.field !== field || one.text !== text),
        ...(name === null ? [] : [{ field, text, name }]),
      ]),
    rowProblems: read.rowProblems,
    monthFirst: read.monthFirst,
    /** The first of them, as many as can be made at once, with what is to be said about each. */
    drafts: judged,
    total: read.drafts.length,
  };
}

/** Her answer for a file with exactly these headers; null if she gave none. */
function rememberedFor(
  headers: readonly string[],
  remembered: readonly Readonly<ImportColumnsChoice>[],
): ImportColumnsChoice | null {
  const isSame = (choice: Readonly<ImportColumnsChoice>) =>
    Object.keys(choice).length === headers.length && headers.every((name) => Object.hasOwn(choice, name));
  return remembered.find(isSame) ?? null;
}

export type Import = ReturnType<typeof useImport>;
export type JudgedDraft = Import["drafts"][number];
