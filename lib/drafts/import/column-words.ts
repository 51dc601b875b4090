import { isCurrencyCode } from "@/lib/amounts/currency-marks";
import { plainName } from "@/lib/drafts/kiva-lists";

/**
 * The words that headers of draft loans are made of, in English, Spanish and French and as Kiva names its fields
 * (partner-api/domain.md, 1.2 and 8); the rest are what systems print. Every word is brought to one in English, so
 * that a phrase needs to be written down once.
 */
const SAME: Record<string, string> = {
  first: "given primer primera premier premiere",
  last: "family famille",
  "first name": "firstname forename prenom prenoms",
  "last name": "lastname surname surnames apellido apellidos",
  name: "names nombre nombres nom noms",
  full: "complete completo completa complet",
  gender: "sex sexo sexe genero genre",
  loan: "loans prestamo credito pret credit",
  client:
    "clients cliente clienta borrower prestatario prestataria emprunteur emprunteuse socio socia member membre " +
    "customer entrep entrepreneur",
  group: "grupo groupe groupement grupal",
  id: "ids no nro num numero number nr nbr code codigo cod ref reference referencia identifiant identificador folio",
  internal: "interno interna interne",
  amount: "monto cantidad importe montant",
  principal: "capital",
  interest: "interes interets interet intereses",
  date: "fecha",
  disbursal:
    "disburse disbursement disbursed desembolso desembolsado decaissement decaisse deboursement debourse deblocage",
  due: "vencimiento",
  instalment: "installment cuota",
  instalments: "installments cuotas",
  "due instalment": "echeance",
  "due instalments": "echeances",
  payment: "pago paiement repayment reembolso remboursement",
  payments: "pagos paiements repayments reembolsos remboursements",
  term: "plazo duree",
  months: "meses mois",
  rate: "tasa taux",
  annual: "yearly anual annuel annuelle",
  method: "metodo methode",
  type: "tipo",
  calculation: "calculo calcul",
  frequency: "frecuencia frequence periodicidad periodicite",
  location: "locations ubicacion localite lieu localidad town city ciudad ville place lugar",
  activity: "actividad activite",
  theme: "tema",
  currency: "moneda devise monnaie",
  language: "idioma langue lengua",
  description: "descripcion story historia histoire",
  use: "uso utilisation usage purpose destino objet",
  waiver:
    "exencion renuncia renonciation decharge consent consentimiento consentement autorizacion autorisation",
  signed: "firmado firmada signe signee",
  photo: "foto image imagen picture",
  url: "link enlace lien address direccion adresse",
  "loan use": "loanuse",
};

const FILLERS = new Set("de del la el los las le les du des d l the of for et y and al au en s".split(" "));

const WORDS = new Map<string, string[]>(
  Object.entries(SAME).flatMap(([meaning, words]) =>
    words.split(" ").map((word) => [word, meaning.split(" ")] as [string, string[]]),
  ),
);

const NUMBER_SIGN = /\bn\s*[º°](?=\W|$|\p{L})|№|#/giu;

/**
 * A header as words that stand for its meaning: "Date 1", "date_1", "Date1" and "FECHA 1" are the same. The
 * currency of "Amount (KES)" says nothing here.
 */
export function headerWords(header: string): string[] {
  const split = header
    .replace(NUMBER_SIGN, " no ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{L})(\d)/gu, "$1 $2")
    .replace(/(\d)(\p{L})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = split.filter((word) => split.length === 1 || !/^[A-Z]{3}$/.test(word) || !isCurrency(word));
  return telling
    .map(plainName)
    .filter((word) => !FILLERS.has(word))
    .flatMap((word) => WORDS.get(word) ?? [word]);
}

/** Codes that are words of a header written in capitals, too. */
function isCurrency(word: string): boolean {
  return isCurrencyCode(word) && !["ALL", "TOP"].includes(word);
}

/** Words in any order, as one key. */
export function wordsKey(words: readonly string[]): string {
  return [...words].sort().join(" ");
}
