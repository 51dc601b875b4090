import type { TableLine } from "@/lib/files/cut-lines";
import { headerMeaning, isImportField } from "./header-fields";

/** Which column of a file is what, by its header; "" is not used. Remembered for files with the same headers. */
export type ImportColumnsChoice = Record<string, string>;

/** What stands in the way of going on. */
export type MissingColumns = "name-or-loan-id";

export interface ImportColumns {
  /** As Excel shows it; 0 for an empty file. */
  headerRow: number;
  /** Every column's header, each different: a second "Date" is "Date (2)", one without a header its letter in Excel. */
  headers: string[];
  choice: ImportColumnsChoice;
  /** How the choice came about, by header. */
  confidence: Record<string, "sure" | "guess" | "none">;
  missing: MissingColumns[];
}

const LOOK_AT = 20;
const MOST_COLUMNS = 2_000;

/** "A", "Z", "AA", as Excel names columns. */
function excelLetter(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : excelLetter(Math.floor(at / 26) - 1) + letter;
}

function uniqueHeaders(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.slice(0, MOST_COLUMNS).map((cell, at) => {
    const name = cell.replace(/\s+/g, " ").trim() || excelLetter(at);
    let unique = name;
    for (let count = 2; seen.has(unique); count++) unique = `${name} (${count})`;
    seen.add(unique);
    return unique;
  });
}

/** How many columns of drafts a line names: tells the delimiter (`parseTable`) and the header. */
export function countImportHeaders(cells: readonly string[]): number {
  const named = cells.slice(0, MOST_COLUMNS).map((cell) => headerMeaning(cell)?.field);
  return new Set(named.filter(Boolean)).size;
}

function findHeader(lines: readonly TableLine[]): TableLine | null {
  let best = lines[0] ?? null;
  let most = 1;
  for (const line of lines.slice(0, LOOK_AT)) {
    const named = countImportHeaders(line.cells);
    if (named > most) [best, most] = [line, named];
  }
  return best;
}

/**
 * "Nom" beside "Prénom" is the last name, "Nombre" beside "Apellido" the first; Kiva's internal_loan_id and
 * internal_client_id are the group's where the borrowers' own stand beside them (partner-api/domain.md, 1.2).
 */
function settle(found: string, named: ReadonlySet<string>, header: string): string {
  const internal = /intern/i.test(header);
  if (found === "fullName" && named.has("firstName") && !named.has("lastName")) return "lastName";
  if (found === "fullName" && named.has("lastName") && !named.has("firstName")) return "firstName";
  if (found === "loanId" && internal && named.has("loanId")) return "groupLoanId";
  if (found === "clientId" && internal && named.has("clientId")) return "groupClientId";
  return found;
}

/** What is still missing to make drafts of a choice. */
export function missingColumns(choice: ImportColumnsChoice): MissingColumns[] {
  const chosen = new Set(Object.values(choice));
  const named = ["firstName", "lastName", "fullName", "loanId"].some((field) => chosen.has(field));
  return named ? [] : ["name-or-loan-id"];
}

/**
 * Finds the header and says which column is what. A choice remembered for this header, or made by her, goes before
 * the words; no field is given twice.
 */
export function matchImportColumns(
  lines: readonly TableLine[],
  remembered: ImportColumnsChoice = {},
): ImportColumns {
  const header = findHeader(lines);
  const headers = uniqueHeaders(header?.cells ?? []);
  const meanings = headers.map((name) => headerMeaning(name));
  const named = new Set(meanings.flatMap((meaning) => (meaning?.sure ? [meaning.field] : [])));
  const choice: ImportColumnsChoice = Object.fromEntries(headers.map((name) => [name, ""]));
  const confidence: ImportColumns["confidence"] = Object.fromEntries(headers.map((name) => [name, "none"]));
  const taken = new Set<string>();

  const give = (name: string, field: string, sure: boolean): void => {
    if (!isImportField(field) || taken.has(field) || choice[name] !== "") return;
    choice[name] = field;
    confidence[name] = sure ? "sure" : "guess";
    taken.add(field);
  };
  const known = headers.filter((name) => Object.hasOwn(remembered, name));
  for (const name of known) give(name, remembered[name] ?? "", true);
  for (const sure of [true, false]) {
    headers.forEach((name, at) => {
      const meaning = meanings[at];
      if (!meaning || meaning.sure !== sure || known.includes(name)) return;
      give(name, sure ? meaning.field : settle(meaning.field, named, name), sure);
    });
  }
  return { headerRow: header?.row ?? 0, headers, choice, confidence, missing: missingColumns(choice) };
}
