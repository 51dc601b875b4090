import { regions } from "./regions";

const activityNames = [
  "Agriculture",
  "Animal Sales",
  "Bakery",
  "Beauty Salon",
  "Bicycle Repair",
  "Butcher Shop",
  "Cattle",
  "Cereals",
  "Charcoal Sales",
  "Clothing Sales",
  "Construction Supplies",
  "Cosmetics Sales",
  "Crafts",
  "Dairy",
  "Energy",
  "Farming",
  "Fish Selling",
  "Fruits & Vegetables",
  "Fuel/Firewood",
  "General Store",
  "Grocery Store",
  "Higher education costs",
  "Home Energy",
  "Livestock",
  "Motorcycle Transport",
  "Personal Housing Expenses",
  "Pharmacy",
  "Pigs",
  "Poultry",
  "Primary/secondary school costs",
  "Restaurant",
  "Retail",
  "Sewing",
  "Tailoring",
  "Transportation",
  "Used Clothing",
  "Water Distribution",
  "Weaving",
];

const themeNames = ["Green", "Rural Inclusion", "Women Entrepreneurs", "Water and Sanitation", "Youth"];

/** Values of a draft's `activity_id`. */
export const activities = activityNames.map((activity, index) => ({ activity_id: 3 + index * 4, activity }));

/** Values of a draft's `currency` and `description_language_id`. */
export const locales = [
  { currency: "KES", language_code: "en", language_name: "English", language_id: 1 },
  { currency: "UGX", language_code: "en", language_name: "English", language_id: 1 },
  { currency: "TZS", language_code: "en", language_name: "English", language_id: 1 },
  { currency: "XOF", language_code: "fr", language_name: "French", language_id: 3 },
  { currency: "BOB", language_code: "es", language_name: "Spanish", language_id: 2 },
  { currency: "USD", language_code: "en", language_name: "English", language_id: 1 },
  { currency: "USD", language_code: "es", language_name: "Spanish", language_id: 2 },
  { currency: "JOD", language_code: "en", language_name: "English", language_id: 1 },
];

/** Values of a draft's `theme_type_id`. */
export const themes = themeNames.map((theme_type, index) => ({ theme_type_id: index + 1, theme_type }));

/** Values of a draft's `location`: the full name. */
export const locations = regions
  .flatMap(({ places }) => places)
  .map(([location, country]) => ({ country, location, full_name: `${location}: ${country}` }));
