import {
  emptyDraft,
  NEW_MEMBER,
  type GroupDraft,
  type IndividualDraft,
  type Member,
} from "@/lib/drafts/draft";
import { toGroup } from "@/lib/drafts/switch-type";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import { activities, locales, locations, themes } from "@/lib/sandbox/config-lists";

/** The sandbox's lists as the application keeps them. */
export const SANDBOX_LISTS: KivaLists = {
  activities: activities.map(({ activity_id, activity }) => ({ id: activity_id, name: activity })),
  themes: themes.map(({ theme_type_id, theme_type }) => ({ id: theme_type_id, name: theme_type })),
  locations: locations.map(({ full_name }) => full_name),
  currencies: [...new Set(locales.map(({ currency }) => currency))],
  languages: [
    { id: 1, code: "en", name: "English" },
    { id: 3, code: "fr", name: "French" },
    { id: 2, code: "es", name: "Spanish" },
  ],
  usdRates: { KES: "130" },
  fetchedAt: Date.UTC(2026, 10, 21),
};

/** YYYY-MM-DD, so many days from today. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** An individual loan with everything but a photo, as typed. */
export function individualDraft(changes: Partial<IndividualDraft> = {}): IndividualDraft {
  return {
    ...emptyDraft({ currency: "KES", language: "English" }),
    location: "Kisumu: Kenya",
    activity: "Dairy",
    theme: "Green",
    loanUse: "to buy two dairy cows",
    description: "Njeri keeps cows near Kisumu and sells the milk in the market every morning.",
    disbursalDate: dayFromNow(7),
    waiverSigned: true,
    borrowers: [
      {
        firstName: "Njeri",
        lastName: "Wambui",
        gender: "female",
        clientId: "C-0042",
        loanId: "0012-A",
        amount: "1,250.50",
      },
    ],
    schedule: [
      { date: dayFromNow(40), principal: "625.25", interest: "12.50" },
      { date: dayFromNow(70), principal: "625.25", interest: "6.25" },
    ],
    ...changes,
  };
}

function member(firstName: string, changes: Partial<Member> = {}): Member {
  const loanId = `L-${firstName}`;
  return {
    ...NEW_MEMBER,
    firstName,
    lastName: "Otieno",
    gender: "female",
    clientId: `C-${firstName}`,
    loanId,
    amount: "1000",
    ...changes,
  };
}

/** A group loan of three with everything but a photo and a schedule. */
export function groupDraft(changes: Partial<GroupDraft> = {}): GroupDraft {
  return {
    ...toGroup(individualDraft({ schedule: [] })),
    groupName: "Umoja Women’s Group",
    groupClientId: "G-7",
    groupLoanId: "GL-7",
    borrowers: [member("Achieng"), member("Njeri", { notPictured: true }), member("Awa")],
    ...changes,
  };
}
