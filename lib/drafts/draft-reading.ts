import { addAmounts } from "@/lib/money";
import { readDate } from "./dates";
import { isBlankBorrower, type Borrower, type Draft, type Instalment } from "./draft";
import { listNames, matchName, plainName, type KivaLists, type ListField } from "./kiva-lists";
import { readTypedAmount, type TypedAmount } from "./typed-amount";

/** A draft with its texts read: what judging and sending both go by, so that they cannot differ. */
export interface DraftReading {
  draft: Draft;
  lists: KivaLists | null;
  /** As Kiva writes it, else as typed in upper case; "" if none is given. */
  currency: string;
  /** The description's; null if none is given or it is not known. `code` is of two letters. */
  language: { code: string; name: string } | null;
  /** Those that go out: the blank ones are dropped. */
  borrowers: ReadBorrower[];
  /** Of all borrowers together, plain decimal text; null unless every amount is there. */
  total: string | null;
  /** ISO; null if there is none or it cannot be read. */
  disbursal: string | null;
  /** The instalments that are not blank. */
  rows: ReadRow[];
}

interface ReadBorrower {
  /** Position in the draft, from 0. */
  at: number;
  borrower: Borrower;
  /** False on an individual loan. */
  notPictured: boolean;
  /** Null if the amount is missing or in error. */
  amountText: string | null;
}

export interface ReadRow {
  /** Position in the draft, from 0. */
  at: number;
  /** As typed. */
  row: Instalment;
  date: string | null;
  principal: string | null;
  interest: string | null;
}

/** The list's own writing of a field's text; null if there is no text, no list, or no such name in it. */
export function listedName(draft: Draft, field: ListField, lists: KivaLists | null): string | null {
  return lists && matchName(listNames(lists, field), draft[field]);
}

const LANGUAGE_NAMES: Record<string, string> = { english: "en", spanish: "es", french: "fr" };

function readLanguage(draft: Draft, lists: KivaLists | null): DraftReading["language"] {
  const name = listedName(draft, "language", lists) ?? draft.language.trim();
  const listed = lists?.languages.find((language) => language.name === name)?.code;
  const code = listed?.slice(0, 2).toLowerCase() ?? LANGUAGE_NAMES[plainName(name)];
  return code ? { code, name } : null;
}

function textOf(amount: TypedAmount): string | null {
  return "amountText" in amount ? amount.amountText : null;
}

function isoOf(text: string): string | null {
  const reading = readDate(text);
  return "iso" in reading ? reading.iso : null;
}

/** True if nothing of the instalment is filled in. */
export function isBlankRow({ date, principal, interest }: Instalment): boolean {
  return (date + principal + interest).trim() === "";
}

/** The exact sum, or null if one of them is missing or there are none. */
export function sumOf(amounts: (string | null)[]): string | null {
  const given = amounts.filter((amount) => amount !== null);
  return given.length > 0 && given.length === amounts.length ? addAmounts(given) : null;
}

/** Reads what is typed in a draft; takes any draft. */
export function readDraft(draft: Draft, lists: KivaLists | null): DraftReading {
  const currency = listedName(draft, "currency", lists) ?? draft.currency.trim().toUpperCase();
  const borrowers = draft.borrowers.flatMap((borrower: Borrower & { notPictured?: boolean }, at) => {
    if (isBlankBorrower(borrower)) return [];
    const amountText = textOf(readTypedAmount(borrower.amount, currency));
    return [{ at, borrower, amountText, notPictured: borrower.notPictured ?? false }];
  });
  const figure = (text: string) => textOf(readTypedAmount(text, currency, { allowZero: true }));
  return {
    draft,
    lists,
    currency,
    language: readLanguage(draft, lists),
    borrowers,
    total: sumOf(borrowers.map(({ amountText }) => amountText)),
    disbursal: isoOf(draft.disbursalDate),
    rows: draft.schedule.flatMap((row, at) => {
      if (isBlankRow(row)) return [];
      const { date, principal, interest } = row;
      return [{ at, row, date: isoOf(date), principal: figure(principal), interest: figure(interest) }];
    }),
  };
}
