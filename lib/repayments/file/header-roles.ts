import { isCurrencyCode, whoseMark } from "@/lib/amounts/currency-marks";
import {
  CLIENT_WORDS,
  CURRENCY_WORDS,
  ID_NEUTRAL,
  ID_RIVAL,
  ID_WORDS,
  LOAN_WORDS,
  MONEY_WORDS,
  MOVEMENT_WORDS,
  NO_MONEY,
  SURE_MONEY,
  tellingWords,
} from "./header-words";
import type { Column } from "../problems";

/**
 * What a header says its column holds.
 *
 * - `sure`: unmistakable, if it is the only one of its kind
 * - `rival`: it could be, so no other column can be taken without asking
 * - `weak`: good for a first guess and for nothing else
 */
export interface HeaderRole {
  column: Column;
  strength: "sure" | "rival" | "weak";
}

const CONTRACT_WORDS = new Set([
  "contract",
  "contrato",
  "contrat",
  "dossier",
  "expediente",
  "operacion",
  "operation",
]);

type Words = readonly string[];

function some(words: Words, known: ReadonlySet<string>): boolean {
  return words.some((word) => known.has(word));
}

function every(words: Words, ...known: ReadonlySet<string>[]): boolean {
  return words.every((word) => known.some((set) => set.has(word)));
}

function idRole(words: Words): HeaderRole | null {
  const loan = some(words, LOAN_WORDS);
  const client = some(words, CLIENT_WORDS);
  const contract = some(words, CONTRACT_WORDS);
  if (!some(words, ID_WORDS)) {
    if (words.length > 1 || some(words, MONEY_WORDS)) return null;
    if (loan || contract) return { column: "loanId", strength: "weak" };
    return client ? { column: "clientId", strength: "weak" } : null;
  }
  if (every(words, ID_WORDS)) return { column: "loanId", strength: "weak" };
  if (some(words, MONEY_WORDS)) return null;
  const column = loan || contract ? "loanId" : client ? "clientId" : null;
  if (column === null) return null;
  if (!(loan && client) && every(words, LOAN_WORDS, CLIENT_WORDS, ID_WORDS, ID_NEUTRAL)) {
    return { column, strength: "sure" };
  }
  const rival = every(words, LOAN_WORDS, CLIENT_WORDS, ID_WORDS, ID_NEUTRAL, ID_RIVAL);
  return { column, strength: rival ? "rival" : "weak" };
}

const SIGN = /[A-Z]{0,3}\p{Sc}[A-Z]?/giu;

/** "Amount (USD)" or "Monto €" where the organization reports shillings: whose money it is must be asked. */
function namesOtherCurrency(header: string, words: Words, currency: string): boolean {
  const marks = [
    ...(header.match(SIGN) ?? []),
    ...words.filter((word) => isCurrencyCode(word) || CURRENCY_WORDS.has(word)),
  ];
  return marks.some((mark) => whoseMark(mark, currency) === "other");
}

function amountRole(header: string, words: Words, currency: string): HeaderRole | null {
  if (!some(words, MONEY_WORDS) || some(words, NO_MONEY) || some(words, ID_WORDS)) return null;
  const rest = words.filter((word) => !LOAN_WORDS.has(word) && !isCurrencyCode(word));
  const ofLoan = some(words, LOAN_WORDS);
  const sure =
    every(rest, SURE_MONEY, CURRENCY_WORDS) &&
    (!ofLoan || some(rest, MOVEMENT_WORDS)) &&
    !namesOtherCurrency(header, words, currency);
  return { column: "amount", strength: sure ? "sure" : "rival" };
}

/** What the header of one column says; null if nothing that counts here. */
export function headerRole(header: string, currency: string): HeaderRole | null {
  if (header.length > 100) return null;
  const words = tellingWords(header);
  if (words.length === 0) return null;
  return amountRole(header, words, currency) ?? idRole(words);
}

/** No real file has its columns further right; a line of a million commas is not looked at cell by cell. */
export const MOST_COLUMNS = 1000;

/** The roles of a whole line, by position. */
export function lineRoles(cells: readonly string[], currency: string): (HeaderRole | null)[] {
  return cells.slice(0, MOST_COLUMNS).map((cell) => headerRole(cell, currency));
}

/** How many of the three columns a line names for sure: tells the delimiter. The currency does not matter for that. */
export function countColumnNames(cells: readonly string[]): number {
  const roles = lineRoles(cells, "").filter((role) => role && role.strength !== "weak");
  return new Set(roles.map((role) => role?.column)).size;
}
