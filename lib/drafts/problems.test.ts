import { describe, expect, it } from "vitest";
import { byCode } from "@/lib/i18n/failure-words";
import { LOCALES } from "@/lib/i18n/locales";
import { MESSAGES } from "@/lib/i18n/messages";
import { NOTE_CODES, ROW_PROBLEM_CODES } from "./import/imported";
import { PASTE_CODES } from "./paste-table";
import { DRAFT_PROBLEMS } from "./problems";
import { TERMS_CODES } from "./schedule";

describe.each(LOCALES)("the words in %s", (locale) => {
  const words = byCode(MESSAGES[locale].draftProblems);

  it("have a sentence for every problem of a draft", () => {
    expect(Object.keys(DRAFT_PROBLEMS).filter((code) => !words[code])).toEqual([]);
  });

  it("have a label of the checklist for everything that may be missing", () => {
    const missing = Object.keys(DRAFT_PROBLEMS).filter((code) => code.startsWith("missing."));
    expect(missing.filter((code) => !words[code.replace("missing", "fields")])).toEqual([]);
  });

  it("have a sentence for everything that pasting, a schedule's terms and a file can meet", () => {
    const { draftForm, draftPanels, draftImport } = MESSAGES[locale];
    const lacking = (codes: readonly string[], messages: Parameters<typeof byCode>[0]) =>
      codes.filter((code) => !byCode(messages)[code]);
    expect(lacking(PASTE_CODES, draftForm.pasting.failures)).toEqual([]);
    expect(lacking(PASTE_CODES, draftPanels.schedule.paste.failures)).toEqual([]);
    expect(lacking(TERMS_CODES, draftPanels.schedule.build.failures)).toEqual([]);
    expect(lacking(ROW_PROBLEM_CODES, draftImport.rowProblems)).toEqual([]);
    expect(lacking(NOTE_CODES, draftImport.notes)).toEqual([]);
  });
});
