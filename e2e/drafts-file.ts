import { eastAfrica, westAfrica } from "@/lib/sandbox/regions";

const HEADERS = [
  "Group ID",
  "Group name",
  "First name",
  "Last name",
  "Gender",
  "Client ID",
  "Loan ID",
  "Loan amount",
  "Not pictured",
  "Location",
  "Activity",
  "Theme",
  "Currency",
  "Description language",
  "Loan use",
  "Description",
  "Disbursal date",
  "Client waiver signed",
  "Number of instalments",
  "Frequency",
  "First payment date",
  "Annual interest rate",
  "Interest method",
  "Loan officer",
];

/** Ten groups of four and two of five: fifty borrowers. */
const SIZES = [4, 4, 4, 4, 5, 4, 4, 4, 4, 4, 4, 5];

const USES = [
  ["Dairy", "to buy a dairy cow"],
  ["Tailoring", "to buy a sewing machine"],
  ["Fruits & Vegetables", "to buy fruits; and vegetables"],
  ["Used Clothing", "to buy a bale of used clothing"],
] as const;
const THEMES = ["Rural Inclusion", "Women Entrepreneurs", "Youth"];

function pick<Item>(items: readonly Item[], at: number): Item {
  return items[at % items.length] as Item;
}

/** An ISO date so many days ahead of today, in UTC, as the MIS writes it: day/month/year. */
function inDays(days: number): string {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}

function quoted(cell: string): string {
  return /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * The MIS's file of one day: fifty borrowers in twelve groups, with accents, semicolons, decimal commas and terms;
 * everything in the sandbox's own lists. The same each time, but for the dates, which are ahead of today.
 */
export function draftsFile(): string {
  let borrower = 0;
  const rows = SIZES.flatMap((size, group) => {
    const region = group % 2 === 0 ? eastAfrica : westAfrica;
    const [place, country] = pick(region.places, group);
    const [activity, use] = pick(USES, group);
    return Array.from({ length: size }, (_, member) => {
      const number = ++borrower;
      return [
        `G-${String(group + 1).padStart(3, "0")}`,
        // The names of a region repeat; a number keeps the groups apart.
        `${pick(region.groups, group)} ${group + 1}`,
        pick(region.firstNames, number * 3),
        pick(region.lastNames, number * 7 + group),
        pick(["F", "M", "Femme"], number),
        `C-${String(number).padStart(4, "0")}`,
        `00${7000 + number}`,
        `${10 + (number % 9)}.${pick(["250,50", "000,00", "125,25"], number)}`,
        member === size - 1 ? "x" : "",
        `${place}: ${country}`,
        activity,
        pick(THEMES, group),
        "KES",
        "English",
        use,
        `${pick(region.groups, group)} has saved together for ${2 + group} years.`,
        inDays(14),
        "yes",
        "12",
        "monthly",
        inDays(45),
        "18,5",
        pick(["flat", "declining balance"], group),
        "Léa N.",
      ];
    });
  });
  return [HEADERS, ...rows].map((cells) => `${cells.map(quoted).join(";")}\r\n`).join("");
}
