import { isCurrencyCode } from "@/lib/amounts/currency-marks";
import { headerWords } from "../file/header-words";

function set(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

const TOTAL_WORDS = set(
  "total totals totales totaux totais totalisation subtotal subtotals subtotales subtotais suma sumas somme sommes sum " +
    "sumatoria soma somatorio summe gesamt gesamttotal zwischensumme jumla",
);
const BESIDE_TOTAL = set(
  "grand general generale generaux geral gral sub sous de del des du d la las lo los le les l el of the y e et and all " +
    "kuu loans loan prestamos prestamo emprestimos prets pret creditos credito credits credit clientes clients amount " +
    "monto montos montant importe valor capital principal saldo saldos encours balance repaid pagado rembourse report " +
    "reporte informe rapport repayments reembolsos remboursements rows filas lignes registros records mes month mois " +
    "cartera portfolio portefeuille kiva s us bs ksh ush tsh rs fcfa cfa f cobrado pagos payments",
);
/** A number beside one of these counts them: "Total 2 loans". */
const COUNTED = set(
  "loan loans prestamo prestamos emprestimos pret prets credito creditos credit credits client clients cliente clientes " +
    "row rows fila filas ligne lignes registros records",
);

/** What follows the word: "Total (2199)", "Total (2 loans)", "Total: 81,230.00". */
const COUNT_AFTER = /\(\s*\d[^()]*\)|[:=]\s*\S*\d[\d.,' ]*\S*\s*$/g;
/** One of these stands in every cell that is sure to speak of a total; "Sum" and "Som" are names of people as well. */
export const TOTAL_PIECES = ["tot", "Tot", "TOT"];
const MAYBE = /tot|sum|som|jum|gesamt|t\s+o\s+t/i;
const LONGEST = 60;

/** The words of a cell; letters set apart are one word: "T O T A L". */
function wordsOf(cell: string): string[] {
  const words = headerWords(cell.replace(COUNT_AFTER, " "));
  return words.length > 3 && words.every((word) => word.length === 1) ? [words.join("")] : words;
}

function isBeside(word: string, words: readonly string[]): boolean {
  if (BESIDE_TOTAL.has(word) || isCurrencyCode(word)) return true;
  return /^\d+$/.test(word) && words.some((other) => COUNTED.has(other));
}

/**
 * Whether a cell speaks of a total. `says`: of that and nothing else ("Grand total", "Total général:"); `mentions`: with
 * a name of something ("Nairobi Total", "Subtotal Agencia Sur"), which a borrower's own name could be as well.
 */
export function totalIn(cell: string): "says" | "mentions" | null {
  // Nearly every cell is done with here.
  if (cell.length < 3 || cell.length > LONGEST || !MAYBE.test(cell)) return null;
  const words = wordsOf(cell);
  const isTotal = (word: string | undefined): boolean => word !== undefined && TOTAL_WORDS.has(word);
  if (words.some(isTotal) && words.every((word) => isTotal(word) || isBeside(word, words))) {
    // "TOTAL-5" is somebody's ID.
    return "says";
  }
  const named = words.length > 1 && /\s|:/.test(cell.trim());
  return named && (isTotal(words[0]) || isTotal(words.at(-1)) || isSub(words)) ? "mentions" : null;
}

/** "Sous-total agence 3": the word stands second. */
function isSub([first, second]: readonly string[]): boolean {
  return (first === "sub" || first === "sous" || first === "grand") && TOTAL_WORDS.has(second ?? "");
}

/** A cell that says "total" and nothing else. */
export function saysTotal(cell: string): boolean {
  return totalIn(cell) === "says";
}
