import { describe, expect, it } from "vitest";
import { byCode } from "@/lib/i18n/failure-words";
import { LOCALES } from "@/lib/i18n/locales";
import { MESSAGES } from "@/lib/i18n/messages";
import { HISTORY_ACTIONS } from "./actions";

describe.each(LOCALES)("what can stand in a history", (locale) => {
  it(`has words in ${locale}, and no words are left over`, () => {
    const said = Object.keys(byCode(MESSAGES[locale]))
      .filter((key) => key.startsWith("history.actions."))
      .map((key) => key.slice("history.actions.".length));
    expect(said.sort()).toEqual([...HISTORY_ACTIONS].sort());
  });
});
