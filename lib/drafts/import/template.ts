import type { Locale } from "@/lib/i18n/locales";
import type { ImportField } from "./header-fields";

/** The columns of the template, in their order, with their words in each language. */
const HEADERS: [ImportField, Record<Locale, string>][] = [
  ["groupId", { en: "Group ID", es: "ID del grupo", fr: "ID du groupe" }],
  ["groupName", { en: "Group name", es: "Nombre del grupo", fr: "Nom du groupe" }],
  ["groupLoanId", { en: "Group loan ID", es: "ID de préstamo del grupo", fr: "ID de prêt du groupe" }],
  ["firstName", { en: "First name", es: "Nombre", fr: "Prénom" }],
  ["lastName", { en: "Last name", es: "Apellidos", fr: "Nom" }],
  ["gender", { en: "Gender", es: "Sexo", fr: "Sexe" }],
  ["clientId", { en: "Client ID", es: "ID del cliente", fr: "ID du client" }],
  ["loanId", { en: "Loan ID", es: "ID del préstamo", fr: "ID du prêt" }],
  ["amount", { en: "Loan amount", es: "Monto del préstamo", fr: "Montant du prêt" }],
  ["notPictured", { en: "Not pictured", es: "No aparece en la foto", fr: "N’apparaît pas sur la photo" }],
  ["location", { en: "Location", es: "Ubicación", fr: "Localité" }],
  ["activity", { en: "Activity", es: "Actividad", fr: "Activité" }],
  ["theme", { en: "Theme", es: "Campaña de préstamo", fr: "Initiative spéciale" }],
  ["currency", { en: "Currency", es: "Moneda", fr: "Devise" }],
  [
    "language",
    { en: "Description language", es: "Idioma de la descripción", fr: "Langue de la description" },
  ],
  ["loanUse", { en: "Loan use", es: "Uso del préstamo", fr: "Utilisation du prêt" }],
  ["description", { en: "Description", es: "Descripción", fr: "Description" }],
  ["disbursalDate", { en: "Disbursal date", es: "Fecha de desembolso", fr: "Date de décaissement" }],
  ["waiverSigned", { en: "Client waiver signed", es: "Exención firmada", fr: "Décharge signée" }],
  ["photoUrl", { en: "Photo URL", es: "URL de la foto", fr: "URL de la photo" }],
  ["instalments", { en: "Number of instalments", es: "Número de cuotas", fr: "Nombre d’échéances" }],
  ["frequency", { en: "Frequency", es: "Frecuencia", fr: "Périodicité" }],
  [
    "firstDate",
    { en: "First payment date", es: "Fecha de la primera cuota", fr: "Date de la première échéance" },
  ],
  ["annualRate", { en: "Annual interest rate", es: "Tasa de interés anual", fr: "Taux d’intérêt annuel" }],
  ["interestMethod", { en: "Interest method", es: "Método de interés", fr: "Méthode d’intérêt" }],
];

const WORDS = {
  en: {
    female: "female",
    male: "male",
    yes: "yes",
    monthly: "monthly",
    flat: "flat",
    equal: "declining balance",
  },
  es: { female: "mujer", male: "hombre", yes: "sí", monthly: "mensual", flat: "fijo", equal: "sobre saldos" },
  fr: { female: "femme", male: "homme", yes: "oui", monthly: "mensuel", flat: "fixe", equal: "dégressif" },
} as const satisfies Record<Locale, Record<string, string>>;

/** Kiva's own names for the examples; a partner's lists may not have these. */
export interface TemplateNames {
  location: string;
  activity: string;
  theme: string;
  currency: string;
  language: string;
}

const NAMES: TemplateNames = {
  location: "Kisumu: Kenya",
  activity: "Dairy",
  theme: "Rural Inclusion",
  currency: "KES",
  language: "English",
};

type ExampleRow = Partial<Record<ImportField, string>>;

function examples(words: (typeof WORDS)[Locale], names: TemplateNames): ExampleRow[] {
  const terms = { instalments: "12", frequency: words.monthly, firstDate: "2027-02-15" };
  const group: ExampleRow = {
    groupId: "G-014",
    groupName: "Amani",
    ...names,
    loanUse: "to buy two dairy cows",
    disbursalDate: "2027-01-15",
    waiverSigned: words.yes,
    ...terms,
    annualRate: "18",
    interestMethod: words.flat,
  };
  return [
    {
      firstName: "Njeri",
      lastName: "Wambui",
      gender: words.female,
      clientId: "C-0077",
      loanId: "0012",
      amount: "25000",
      ...names,
      loanUse: "to buy a dairy cow",
      description: "Njeri sells milk at the market.",
      disbursalDate: "2027-01-15",
      waiverSigned: words.yes,
      photoUrl: "https://example.org/photos/0012.jpg",
      ...terms,
      annualRate: "24",
      interestMethod: words.equal,
    },
    {
      ...group,
      groupLoanId: "GL-2027-3",
      firstName: "Achieng",
      lastName: "Odhiambo",
      gender: words.female,
      clientId: "C-0078",
      loanId: "A-2036-12",
      amount: "15000",
    },
    {
      ...group,
      firstName: "Mwende",
      lastName: "Musyoka",
      gender: words.female,
      clientId: "C-0079",
      loanId: "A-2036-13",
      amount: "12500",
    },
    {
      ...group,
      firstName: "Otieno",
      lastName: "Barasa",
      gender: words.male,
      clientId: "C-0080",
      loanId: "A-2036-14",
      amount: "15000",
      notPictured: words.yes,
    },
  ];
}

/**
 * The template: a header in her language, an individual loan and a group of three, for `writeCsv`. `names` are from
 * the partner's own lists, where they are at hand.
 */
export function templateRows(language: Locale, names: Partial<TemplateNames> = {}): string[][] {
  const rows = examples(WORDS[language], { ...NAMES, ...names });
  return [
    HEADERS.map(([, words]) => words[language]),
    ...rows.map((row) => HEADERS.map(([field]) => row[field] ?? "")),
  ];
}
