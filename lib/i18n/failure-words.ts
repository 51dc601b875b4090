import "server-only";
import { getLocale } from "next-intl/server";
import { MESSAGES, type Messages } from "./messages";

interface FailureWords {
  byCode: Record<string, string>;
  network: string;
  unexpected: string;
}

/**
 * The words for every failure an action on a report or a draft can answer, by code ("report.not-found"), for components that
 * show one without carrying the message library into the browser.
 */
export async function failureWords(): Promise<FailureWords> {
  return failureWordsOf(MESSAGES[await getLocale()]);
}

/** The same from a language's messages. */
export function failureWordsOf({
  common,
  drafts,
  report,
}: Pick<Messages, "common" | "drafts" | "report">): FailureWords {
  return {
    // A report's words go last: of a batch they speak as a batch. A draft's pages say theirs of one themselves
    // (components/drafts/list/use-failure-text.ts).
    byCode: { ...byCode(common.failures), ...byCode(drafts.failures), ...byCode(report.failures) },
    network: common.failures.network,
    unexpected: common.failures.unexpected,
  };
}

type Nested = { [key: string]: string | Nested };

/** Codes hold dots and message keys nest where codes have dots: {report: {x: "…"}} is {"report.x": "…"}. */
export function byCode(messages: Nested, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value]] : Object.entries(byCode(value, `${prefix}${key}.`)),
    ),
  );
}
