import type { Borrower } from "@/lib/drafts/draft";
import { plainName } from "@/lib/drafts/kiva-lists";
import type { Frequency } from "@/lib/drafts/schedule";
import type { InterestMethod } from "@/lib/drafts/schedule-spread";

/** The words of cells in English, Spanish and French; every map answers null for what it does not know. */
function reader<Meaning>(words: [Meaning, string][]): (cell: string) => Meaning | null {
  const known = new Map(
    words.flatMap(([meaning, all]) => all.split(", ").map((word) => [word, meaning] as const)),
  );
  return (cell) => known.get(plainName(cell.replace(/[-_.]+/g, " "))) ?? null;
}

/** 1 and 2 mean different things in different systems: they are not read. */
export const readGender = reader<Borrower["gender"]>([
  ["", ""],
  ["female", "f, female, woman, w, femme, feminin, feminine, femenino, femenina, mujer, fem"],
  ["male", "m, male, man, h, homme, masculin, masculine, masculino, hombre, masc"],
  ["unknown", "unknown, desconocido, inconnu, other, otro, autre"],
]);

export const readYesNo = reader<boolean>([
  [true, "yes, y, si, s, oui, o, x, 1, true, verdadero, vrai, ok, signed, firmado, signe, ✓, ✔"],
  [false, ", no, n, non, 0, false, falso, faux, -"],
]);

export const readFrequency = reader<Frequency>([
  ["weekly", "weekly, week, weeks, semanal, semana, semanas, hebdomadaire, semaine, semaines"],
  [
    "fortnightly",
    "fortnightly, biweekly, bi weekly, every two weeks, catorcenal, quinzaine, toutes les deux semaines",
  ],
  ["monthly", "monthly, month, months, mensual, mes, meses, mensuel, mensuelle, mois"],
  ["quarterly", "quarterly, quarter, quarters, trimestral, trimestre, trimestriel, trimestrielle"],
  ["once", "once, single, bullet, end of term, unico, pago unico, al vencimiento, unique, in fine, une fois"],
]);

export const readInterestMethod = reader<InterestMethod>([
  [
    "flat",
    "flat, flat rate, fijo, fija, constante, constant, sobre saldo inicial, fixe, forfaitaire, lineaire",
  ],
  [
    "declining-equal",
    "declining equal, declining balance, declining, decliningbalance, reducing balance, annuity, saldos, sobre saldos, " +
      "saldo decreciente, saldo insoluto, cuota fija, cuota nivelada, frances, degressif, solde degressif, annuite, annuites, " +
      "echeances constantes",
  ],
  [
    "declining-principal",
    "declining principal, equal principal, capital constante, amortizacion constante, aleman, amortissement constant, capital constant",
  ],
]);
