/**
 * How currencies are written beside figures: ISO codes and the local signs. A sign may stand for several currencies
 * ("$"); it counts as the organization's own if it is one of them.
 */
const SIGNS: Record<string, string> = {
  AMD: "֏ DRAM",
  AOA: "KZ",
  ARS: "$ AR$",
  AUD: "$ A$ AU$",
  BDT: "৳ TK /= /-",
  BIF: "FBU F FR FRS",
  BOB: "BS $B",
  BRL: "R$",
  BWP: "P",
  CAD: "$ C$ CA$",
  CDF: "FC F FR FRS",
  CHF: "FR SFR FRS",
  CLP: "$ CL$",
  CNY: "¥ RMB",
  COP: "$ COL$",
  CRC: "₡",
  DJF: "FDJ F FR FRS",
  DOP: "$ RD$",
  EGP: "£ LE E£",
  ETB: "BR BIRR",
  EUR: "€ EURO EUROS",
  FJD: "$ FJ$",
  GBP: "£",
  GEL: "₾ GEL",
  GHS: "₵ GH₵ GH¢ GHC",
  GMD: "D",
  GNF: "FG F FR FRS",
  GTQ: "Q",
  HNL: "L LPS",
  HTG: "G HTG GDES",
  IDR: "RP",
  ILS: "₪ NIS",
  INR: "₹ RS RE INRS /= /-",
  JOD: "JD",
  JPY: "¥",
  KES: "KSH KSHS SH SHS /= /-",
  KGS: "SOM",
  KHR: "៛",
  KMF: "CF F FR FRS",
  KRW: "₩",
  LAK: "₭ KIP",
  LBP: "LL L£",
  LKR: "RS RE SLRS /= /-",
  LRD: "$ L$ LD",
  LSL: "M",
  MDL: "L LEI",
  MGA: "AR",
  MMK: "K KS",
  MNT: "₮",
  MWK: "K MK",
  MXN: "$ MX$ MN",
  MZN: "MT MTN",
  NGN: "₦ N",
  NIO: "C$",
  NPR: "RS RE NRS /= /-",
  PAB: "B/ B/. $",
  PEN: "S/ S/. S SOLES",
  PGK: "K",
  PHP: "₱ P PHP",
  PKR: "RS RE PRS /= /-",
  PYG: "₲ GS G",
  RWF: "FRW RF F FR FRS",
  SBD: "$ SI$",
  SGD: "$ S$",
  SLE: "LE",
  SLL: "LE",
  SVC: "₡ $",
  SZL: "E",
  THB: "฿",
  TJS: "SOMONI",
  TND: "DT",
  TOP: "T$",
  TRY: "₺ TL",
  TZS: "TSH TSHS SH SHS /= /-",
  UAH: "₴",
  UGX: "USH USHS SH SHS /= /-",
  USD: "$ US$ U$S $US US DOLLAR DOLLARS DOLAR DOLARES",
  VND: "₫ Đ D",
  VUV: "VT",
  WST: "$ WS$",
  XAF: "FCFA F.CFA CFA F FR FRS",
  XOF: "FCFA F.CFA CFA F FR FRS",
  XPF: "F CFP FR FRS",
  YER: "﷼",
  ZAR: "R",
  ZMW: "K ZK",
  ZWL: "$ Z$",
};

/** Without signs of their own here, but their codes are known. */
const CODES_ONLY =
  "ALL AZN BAM BGN BHD BYN CUP CZK DKK DZD GYD HKD HUF IQD IRR ISK JMD KWD KZT LYD MAD MKD MRU MUR MYR NAD NOK NZD OMR PLN QAR RON RSD RUB SAR SDG SEK SOS SRD SSP STN SYP TMT TTD TWD UYU UZS VES XCD";

const CURRENCIES_OF = new Map<string, Set<string>>();

function know(mark: string, iso: string): void {
  const known = CURRENCIES_OF.get(mark) ?? new Set<string>();
  known.add(iso);
  CURRENCIES_OF.set(mark, known);
}

for (const [iso, signs] of Object.entries(SIGNS))
  for (const sign of [iso, ...signs.split(" ")]) know(sign, iso);
for (const iso of CODES_ONLY.split(" ")) know(iso, iso);

/** True for a code such as "KES", whatever its case. */
export function isCurrencyCode(word: string): boolean {
  const code = word.toUpperCase();
  return code.length === 3 && (CURRENCIES_OF.get(code)?.has(code) ?? false);
}

/**
 * Whose mark is it? One letter alone ("L", "F") is taken only for the organization's own currency: in other hands it
 * is a slip of the keyboard. Null if it is no mark of a currency.
 */
export function whoseMark(mark: string, currency: string): "own" | "other" | null {
  const plain = mark.replace(/[\s\u00a0\u202f]/g, "").toUpperCase();
  const bare = plain.replace(/\.$/, "");
  const known = CURRENCIES_OF.get(plain) ?? CURRENCIES_OF.get(bare);
  if (!known) return /^\p{Sc}$/u.test(plain) ? "other" : null;
  // A point belongs to an abbreviation ("Rs."), never to a code: "KES.50" may be fifty or a half.
  if (plain !== bare && isCurrencyCode(bare)) return null;
  // "l250" is a slip even where the lempira is written with an L.
  if (/^[loi]$/.test(mark)) return null;
  if (known.has(currency)) return "own";
  return /^[A-Z]$/.test(bare) ? null : "other";
}
