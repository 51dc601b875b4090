import type { KivaLists } from "@/lib/drafts/kiva-lists";

/** Kiva's lists as small as the tests of the import need them. */
export const TEST_LISTS: KivaLists = {
  activities: ["Dairy", "Tailoring", "Used Clothing", "Clothing Sales", "Fruits & Vegetables"].map(
    (name, at) => ({
      id: at + 1,
      name,
    }),
  ),
  themes: ["Green", "Rural Inclusion", "Youth"].map((name, at) => ({ id: at + 1, name })),
  locations: ["Kisumu: Kenya", "Nakuru: Kenya", "Ségou: Mali", "San José: Costa Rica", "San José: Guatemala"],
  currencies: ["KES", "XOF", "TND"],
  languages: [
    { id: 1, code: "en", name: "English" },
    { id: 2, code: "es", name: "Spanish" },
    { id: 3, code: "fr", name: "French" },
  ],
  usdRates: {},
  fetchedAt: 0,
};
