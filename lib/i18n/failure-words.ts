import "server-only";
import { getLocale } from "next-intl/server";
import { MESSAGES } from "./messages";

/**
 * The words for every failure an action on a report or a draft can answer, by code ("report.not-found"), for components that
 * show one without carrying the message library into the browser.
 */
export async function failureWords(): Promise<{
  byCode: Record<string, string>;
  network: string;
  unexpected: string;
}> {
  const { common, drafts, report } = MESSAGES[await getLocale()];
  return {
    byCode: { ...byCode(common.failures), ...byCode(report.failures), ...byCode(drafts.failures) },
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
