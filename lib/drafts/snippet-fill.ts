import { addAmounts, compareAmounts } from "@/lib/money";
import { isBlankBorrower, type Draft } from "./draft";
import { matchName, plainName, type KivaLists } from "./kiva-lists";
import { readTypedAmount } from "./typed-amount";

/** What can stand between braces in a snippet: stable keys, whose words on screen are elsewhere. */
export const PLACEHOLDERS = [
  "firstName",
  "lastName",
  "borrowers",
  "borrowerCount",
  "groupName",
  "activity",
  "location",
  "amount",
  "currency",
  "loanUse",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** As people write them between the braces, in English, Spanish and French; without accents and in small letters. */
const WRITTEN: Record<Placeholder, string> = {
  firstName: "first name, nombre, prenom",
  lastName: "last name, surname, apellido, apellidos, nom, nom de famille",
  borrowers: "names, prestatarios, prestatarias, nombres, emprunteurs, emprunteuses, prenoms",
  borrowerCount: "borrower count, number of borrowers, numero de prestatarios, nombre d emprunteurs",
  groupName: "group name, group, nombre del grupo, grupo, nom du groupe, groupe",
  activity: "actividad, activite",
  location: "place, ubicacion, lugar, localite, lieu",
  amount: "loan amount, monto, monto del prestamo, montant, montant du pret",
  currency: "moneda, devise, monnaie",
  loanUse: "loan use, use, uso, uso del prestamo, utilisation, utilisation du pret",
};

const KEY_OF = new Map<string, Placeholder>(
  PLACEHOLDERS.flatMap((key) =>
    [key, ...WRITTEN[key].split(", ")].map((name) => [keyOf(name), key] as const),
  ),
);

/** "First Name", "first_name" and "firstName" are one. */
function keyOf(written: string): string {
  return plainName(written).replace(/[^\p{L}\p{N}]/gu, "");
}

/** The code of the language the description is in; English where that is not known. */
function languageOf(draft: Draft, lists: KivaLists | null): string {
  const languages = lists?.languages ?? [];
  const name = matchName(
    languages.map((language) => language.name),
    draft.language,
  );
  const code = languages.find((language) => language.name === name)?.code ?? "en";
  return Intl.ListFormat.supportedLocalesOf([code]).length > 0 ? code : "en";
}

/** All borrowers' amounts together, as the language writes figures; "" while one of them cannot be read. */
function amountIn(draft: Draft, language: string): string {
  const read = draft.borrowers
    .filter((borrower) => !isBlankBorrower(borrower))
    .map(({ amount }) => readTypedAmount(amount, draft.currency));
  const texts = read.flatMap((amount) => ("amountText" in amount ? [amount.amountText] : []));
  if (texts.length === 0 || texts.length < read.length) return "";
  const sum = addAmounts(texts);
  const whole = sum.split(".")[0] ?? "";
  const decimals = compareAmounts(sum, whole) === 0 ? 0 : sum.length - whole.length - 1;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(sum as Intl.StringNumericLiteral);
}

function valuesOf(draft: Draft, lists: KivaLists | null): Record<Placeholder, string> {
  const language = languageOf(draft, lists);
  const first = draft.borrowers[0];
  const filled = draft.borrowers.filter((borrower) => !isBlankBorrower(borrower));
  // First names only: last names must not stand in the public text (partner-api/domain.md, 5).
  const names = filled.map(({ firstName }) => firstName.trim()).filter(Boolean);
  return {
    firstName: first?.firstName ?? "",
    lastName: first?.lastName ?? "",
    borrowers: new Intl.ListFormat(language).format(names),
    borrowerCount: filled.length > 0 ? String(filled.length) : "",
    groupName: draft.loanType === "group" ? draft.groupName : "",
    activity: draft.activity,
    location: draft.location.replace(/\s*:\s*/, ", "),
    amount: amountIn(draft, language),
    currency: draft.currency,
    loanUse: draft.loanUse,
  };
}

/**
 * Fills the placeholders of a snippet from a draft. What the draft does not have yet, and what is no placeholder,
 * stays as it stands and is named in `unfilled`, each once, without the braces.
 */
export function fillSnippet(
  text: string,
  draft: Draft,
  lists: KivaLists | null = null,
): { text: string; unfilled: string[] } {
  const values = valuesOf(draft, lists);
  const unfilled = new Set<string>();
  // One pass: braces within what is filled in are text.
  const filled = text.replace(/\{([^{}\n]{1,60})\}/g, (whole, name: string) => {
    const key = KEY_OF.get(keyOf(name));
    const value = key ? values[key].trim() : "";
    if (value === "") unfilled.add(name.trim());
    return value || whole;
  });
  return { text: filled, unfilled: [...unfilled] };
}
