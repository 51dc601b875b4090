import type { Told } from "./imported";

/** What a draft keeps of each field (lib/drafts/draft.ts); everything else keeps 500. */
const LIMITS: Record<string, number> = {
  amount: 100,
  disbursalDate: 100,
  date: 100,
  principal: 100,
  interest: 100,
  currency: 100,
  loanUse: 10_000,
  description: 60_000,
  photoUrl: 4_000,
};

/** The text as a draft can keep it: a longer one is cut, and told. */
export function fitText(text: string, field: string, row: number, told: Told): string {
  const limit = LIMITS[field] ?? 500;
  if (text.length <= limit) return text;
  told.problem(row, "text.cut", { field, count: text.length, limit });
  // Not through the middle of an emoji.
  return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");
}
