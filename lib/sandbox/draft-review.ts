import { activities, locales, locations, themes } from "./config-lists";
import type { DraftContent } from "./endpoints/loan-draft";

const DAY_MS = 86_400_000;
const GROUP_ONLY = ["group_name", "internal_client_id", "internal_loan_id", "not_pictured"] as const;

/**
 * What PA2 would hold against publishing a draft. The sentences on amounts and on the disbursal date are those
 * of Kiva's own screenshots, the others are in their manner.
 */
export function publishingBlocks(draft: DraftContent, now: number): string[] {
  return [
    ...descriptionBlocks(draft),
    ...termsBlocks(draft, now),
    ...photoBlocks(draft),
    ...groupBlocks(draft),
  ];
}

function descriptionBlocks(draft: DraftContent): string[] {
  return when([
    [!draft.entreps, "Please enter the borrower."],
    [
      draft.entreps?.some(({ first_name }) => !first_name) ?? false,
      "Please enter each borrower's first name.",
    ],
    [
      !locations.some(({ full_name }) => full_name === draft.location),
      "Please choose a location from the list.",
    ],
    [
      !activities.some(({ activity_id }) => String(activity_id) === draft.activity_id),
      "Please choose a loan activity from the list.",
    ],
    [
      !locales.some(({ language_id }) => String(language_id) === draft.description_language_id),
      "Please choose the description's language from the list.",
    ],
    [!draft.loanuse, "Please say how the loan will be used."],
    [!draft.description, "Please enter the description."],
    [draft.client_waiver_signed !== true, "Please confirm that the client waiver is signed."],
  ]);
}

function termsBlocks(draft: DraftContent, now: number): string[] {
  return when([
    [
      !themes.some(({ theme_type_id }) => String(theme_type_id) === draft.theme_type_id),
      "Please choose a loan theme from the list.",
    ],
    [!locales.some(({ currency }) => currency === draft.currency), "Please choose a currency from the list."],
    [
      draft.entreps?.some(({ amount }) => amount === undefined) ?? false,
      "Each borrower must receive a non-zero disbursal amount. Please enter the loan amount.",
    ],
    [
      !isDisbursable(draft.disburse_time, now),
      "The disbursal date you entered is invalid. The disbursal date must be less than 30 days in the past and no more than 90 days in the future.",
    ],
    [!draft.schedule?.length, "Please enter the repayment schedule."],
  ]);
}

function photoBlocks({ image_encoded: encoded, image_url: url }: DraftContent): string[] {
  if (encoded === undefined) return when([[url === undefined, "Please add a photo."]]);
  return when([[!isPicture(encoded), "The photo could not be read. Please add a JPEG, PNG or GIF."]]);
}

function groupBlocks(draft: DraftContent): string[] {
  const borrowers = draft.entreps?.length ?? 0;
  if (borrowers > 1) {
    const pictured = draft.not_pictured;
    return when([
      [!draft.group_name?.trim(), "Please enter the group's name."],
      [pictured !== undefined && pictured.length !== borrowers, "not_pictured must cover every borrower."],
    ]);
  }
  return GROUP_ONLY.filter((field) => draft[field] !== undefined).map(
    (field) => `${field} is for group loans only and must be left out of a loan with one borrower.`,
  );
}

function isDisbursable(date: string | undefined, now: number): boolean {
  if (date === undefined) return false;
  const days = Math.round((Date.parse(date) - Math.floor(now / DAY_MS) * DAY_MS) / DAY_MS);
  return days > -30 && days <= 90;
}

function isPicture(encoded: string): boolean {
  const base64 = encoded.replace(/^data:image\/[a-z]+;base64,/, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return false;
  const start = Buffer.from(base64.slice(0, 16), "base64").toString("latin1");
  return ["\xff\xd8\xff", "\x89PNG", "GIF8"].some((magic) => start.startsWith(magic));
}

function when(rules: readonly (readonly [boolean, string])[]): string[] {
  return rules.filter(([applies]) => applies).map(([, sentence]) => sentence);
}
