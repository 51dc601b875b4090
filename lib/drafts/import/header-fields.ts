import { headerWords, wordsKey } from "./column-words";

/** What a column of the MIS's file can be; the columns of a schedule are numbered and named by `scheduleField`. */
export const IMPORT_FIELDS = [
  "firstName",
  "lastName",
  "fullName",
  "gender",
  "clientId",
  "loanId",
  "amount",
  "notPictured",
  "groupId",
  "groupName",
  "groupClientId",
  "groupLoanId",
  "location",
  "activity",
  "theme",
  "currency",
  "language",
  "loanUse",
  "description",
  "disbursalDate",
  "waiverSigned",
  "photoUrl",
  "instalments",
  "frequency",
  "firstDate",
  "annualRate",
  "interestMethod",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Phrases in any order of words, as column-words.ts brings them to one language. After `|`: good for a guess only. */
const PHRASES: Record<ImportField, string> = {
  firstName: "first name, client first name",
  lastName: "last name, client last name",
  fullName:
    "full name, client name, client full name, first name name, last name name, first name last name | name, client",
  gender: "gender, client gender",
  clientId: "client id, client account id | internal client id",
  loanId: "loan id, loan account id | internal loan id, contract id, id, loan",
  amount:
    "amount, loan amount, client amount, disbursal amount, loan disbursal amount, amount approved, loan amount client " +
    "| principal, loan principal, disbursal, total amount",
  notPictured:
    "not pictured, not photo, not in photo, not on photo, id aparece photo, pas sur photo, n apparait pas sur photo, " +
    "absent photo, absente photo, fuera photo, not_pictured",
  groupId: "group id",
  groupName: "group name | group",
  groupClientId: "group client id, client id internal group",
  groupLoanId: "group loan id, loan id internal group",
  location: "location, location name, client location, full location name | location id",
  activity: "activity, activity name, loan activity, client activity",
  theme: "theme, theme type, loan theme, theme name, campana loan, initiative speciale, initiative special",
  currency: "currency, currency id, loan currency",
  language: "language, language id, language name, description language, description language id",
  loanUse: "loan use, use | but, but loan",
  description: "description, client description, loan description",
  disbursalDate: "disbursal date, disbursal time, disbursal date loan, loan disbursal date",
  waiverSigned: "waiver, client waiver, waiver signed, client waiver signed",
  photoUrl: "photo url, url | photo, photo client",
  instalments:
    "instalments, id instalments, n instalments, name instalments, due instalments, name due instalments, " +
    "id due instalments, id payments, name payments, payments | term, term months, loan term, loan term months",
  frequency: "frequency, payment frequency, payments frequency, instalments frequency",
  firstDate:
    "first date, first payment date, first due date, first instalment date, first due instalment date, " +
    "date first due instalment, first due instalment, first payment",
  annualRate: "annual rate, rate, interest rate, annual interest rate, interest annual",
  interestMethod:
    "interest method, interest type, interest rate type, calculation method, interest calculation method, " +
    "calculation interest, rate type | method",
};

interface HeaderMeaning {
  field: string;
  sure: boolean;
}

const BY_KEY = new Map<string, HeaderMeaning>();
for (const field of IMPORT_FIELDS) {
  PHRASES[field].split("|").forEach((phrases, at) => {
    for (const phrase of phrases.split(","))
      BY_KEY.set(wordsKey(headerWords(phrase)), { field, sure: at === 0 });
  });
}

export const SCHEDULE_PARTS = ["date", "principal", "interest"] as const;
export type SchedulePart = (typeof SCHEDULE_PARTS)[number];

const MOST_INSTALMENTS = 600;

/** The name of a schedule column: the date of the second instalment is "date.2". */
function scheduleField(part: SchedulePart, instalment: number): string {
  return `${part}.${instalment}`;
}

/** "date.2" as its part and number; null if the field is none of a schedule. */
export function schedulePartOf(field: string): { part: SchedulePart; instalment: number } | null {
  const [name, number = ""] = field.split(".");
  const part = SCHEDULE_PARTS.find((known) => known === name);
  const instalment = /^[1-9]\d{0,2}$/.test(number) ? Number(number) : 0;
  return part && instalment > 0 && instalment <= MOST_INSTALMENTS ? { part, instalment } : null;
}

/** True for every name that a column can be given. */
export function isImportField(field: string): boolean {
  return IMPORT_FIELDS.some((known) => known === field) || schedulePartOf(field) !== null;
}

/** Says nothing beside date, principal or interest. */
const BESIDE = new Set(["instalment", "payment", "due", "amount", "id", "schedule"]);

/** What the words of a header without a number say about a schedule. */
function partOf(words: readonly string[]): SchedulePart | null {
  const rest = words.filter((word) => !BESIDE.has(word));
  if (rest.length === 0) return words.includes("due") ? "date" : null;
  return rest.length === 1 ? (SCHEDULE_PARTS.find((part) => part === rest[0]) ?? null) : null;
}

/** What a header says its column is; null if it says nothing known. */
export function headerMeaning(header: string): HeaderMeaning | null {
  if (header.length > 100) return null;
  const words = headerWords(header);
  const numbers = words.filter((word) => /^\d+$/.test(word));
  if (numbers.length === 0) return BY_KEY.get(wordsKey(words)) ?? null;
  const part = numbers.length === 1 ? partOf(words.filter((word) => !numbers.includes(word))) : null;
  const field = part ? scheduleField(part, Number(numbers[0])) : "";
  return isImportField(field) ? { field, sure: true } : null;
}

/** What the header of a schedule alone says ("Date", "Due date", "Capital"): no numbers there. */
export function scheduleHeader(header: string): SchedulePart | null {
  return partOf(headerWords(header));
}
