/**
 * The words that headers are made of, in English, Spanish and French, and as Kiva names its fields. Sources for the
 * official ones: Kiva's partner documentation in the three languages; the rest are what systems print.
 */

function set(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** Words that carry no meaning in a header. */
const FILLERS = set("de del la el los las le les du des d l the of for en y et and al au aux por per par a");

/** Says how far, not what: "capital pagado a la fecha". Dates in headers otherwise mean the column is no amount. */
const TO_DATE = /\b(?:to date|a la fecha|a ce jour|a date|hasta la fecha)\b/g;

export const ID_WORDS = set(
  "id ids no nro num numero number nr nbr code codigo cod clave ref reference referencia identifiant " +
    "identificador identificacion identification identifier folio key matricule",
);

export const LOAN_WORDS = set("loan prestamo credito pret credit");

export const CLIENT_WORDS = set(
  "client cliente borrower prestatario prestataria emprunteur emprunteuse socio socia member membre customer " +
    "acreditado acreditada deudor deudora asociado asociada",
);

/** May stand in an ID's header without making it doubtful. */
export const ID_NEUTRAL = set(
  "internal interno interna interne account cuenta compte partner mis sig unico unique",
);

/** Turns an ID's header into a rival: there is probably a better one, or two of them. */
export const ID_RIVAL = set(
  "kiva old new previous anterior nuevo nueva ancien nouveau contract contrato contrat dossier expediente " +
    "operacion operation pagare group grupo groupe parent 1 2",
);

/** Any of these makes a column one that holds money, rightly or wrongly. */
export const MONEY_WORDS = set(
  "amount amounts amt monto montos cantidad importe montant montants principal capital saldo saldos balance solde " +
    "encours outstanding repaid repayment repayments paid payment payments pagado pagada pago pagos abono abonos " +
    "abonado amortizacion amortizado amortissement reembolso reembolsos reembolsado reembolsada remboursement " +
    "remboursements rembourse rembourses remboursee paye valor value valeur interest interes intereses interet " +
    "interets fee fees comision comisiones mora penalty penalties cuota cuotas installment instalment echeance due " +
    "total debit deposit deposits withdrawal withdrawals inflow outflow desembolso desembolsado desembolsada " +
    "disbursed disbursement decaisse decaissement received recibido recu recovered recuperado recuperacion " +
    "recouvrement cobrado cobro owed adeudado adeudada restante restant pendiente insoluto vigente",
);

/** A header made only of these is an amount of principal without doubt. */
export const SURE_MONEY = set(
  "amount amounts amt monto cantidad importe montant principal capital saldo balance solde encours outstanding repaid " +
    "repayment paid pagado pagada reembolso reembolsado reembolsada remboursement rembourse rembourses reported " +
    "reportado reportada cumulative acumulado acumulada cumule pendiente restant restante insoluto vigente adeudado " +
    "adeudada derived local currency moneda monnaie",
);

/** Without one of these, "loan amount" means what was lent, not what was repaid or is owed. */
export const MOVEMENT_WORDS = set(
  "saldo balance solde encours outstanding repaid repayment paid pagado pagada reembolso reembolsado reembolsada " +
    "remboursement rembourse rembourses pendiente restant restante insoluto vigente adeudado adeudada",
);

/** Money words beside one of these are about something else: a payment's date, its number, its name. */
export const NO_MONEY = set(
  "date fecha dates fechas name nombre nom days dias jours type tipo status estado estatus statut count currency_code " +
    "percent porcentaje rate tasa taux term plazo duree month mes mois year ano annee method metodo officer oficial " +
    "asesor agent note notes nota notas comment comentario remarks",
);

/** Written beside amounts in headers without saying more; ISO codes are handled on their own. */
export const CURRENCY_WORDS = set(
  "s us bs bob soles sol pesos peso dolares dolar dollars dollar q quetzales l lps lempiras c rd ksh tsh ush sh shs rs " +
    "rupees fcfa cfa f frw fc ar gs francs francos",
);

const ACCENTS = /\p{M}+/gu;
const NUMBER_SIGN = /\bn\s*[º°](?=\W|$|\p{L})|№|#/giu;

/**
 * A header as plain words: lower case, without accents and punctuation; "LoanID", "loan_id" and "Loan ID:" are the
 * same, and "N°", "Nº" and "#" are "no".
 */
export function headerWords(header: string): string[] {
  return header
    .replace(NUMBER_SIGN, " no ")
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Words run together in capitals or small letters: "LOANID", "idprestamo". */
const RUN_TOGETHER = new Map<string, string[]>();
for (const id of ID_WORDS) {
  for (const thing of [...LOAN_WORDS, ...CLIENT_WORDS]) {
    RUN_TOGETHER.set(thing + id, [thing, id]);
    RUN_TOGETHER.set(id + thing, [id, thing]);
  }
}

/** The words of a header that carry meaning. */
export function tellingWords(header: string): string[] {
  const words = headerWords(headerWords(header).join(" ").replace(TO_DATE, " "));
  return words.flatMap((word) => RUN_TOGETHER.get(word) ?? [word]).filter((word) => !FILLERS.has(word));
}

const ROW_HEADERS = set("row fila ligne");
const REASON_HEADERS = new Set(["what is wrong", "que esta mal", "ce qui ne va pas"]);

/** Our own "rows in error" file, in any of the three languages: the row comes first, the reason last. */
export function isRowsInErrorHeader(headers: readonly string[]): boolean {
  const named = headers.filter((header) => header.trim() !== "");
  return (
    named.length >= 3 &&
    ROW_HEADERS.has(headerWords(named[0] ?? "").join(" ")) &&
    REASON_HEADERS.has(headerWords(named.at(-1) ?? "").join(" "))
  );
}
