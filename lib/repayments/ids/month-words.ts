/** The months from January on, as Excel's English, Spanish, French, Portuguese and German versions print them in short. */
export const MONTH_WORDS: readonly (readonly string[])[] = [
  ["jan", "ene", "janv"],
  ["feb", "fev", "fév", "fevr", "févr"],
  ["mar", "mars", "mrz", "mär"],
  ["apr", "abr", "avr"],
  ["may", "mai"],
  ["jun", "juin"],
  ["jul", "juil"],
  ["aug", "ago", "aout", "août"],
  ["sep", "sept", "set"],
  ["oct", "out", "okt"],
  ["nov"],
  ["dec", "déc", "dic", "dez"],
];

/** Their whole names, which Excel takes as well: in the same order and languages. */
const WHOLE_NAMES = [
  "january february march april may june july august september october november december",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  "januar februar märz april mai juni juli august september oktober november dezember",
];

const NUMBERS = new Map<string, number>();
for (const names of [...WHOLE_NAMES.map((line) => line.split(" ").map((name) => [name])), MONTH_WORDS]) {
  for (const [at, words] of names.entries()) for (const word of words) NUMBERS.set(word, at + 1);
}

/** The month, 1 to 12, that a word names in whatever capitals; null if it names none. */
export function monthNamed(word: string): number | null {
  return NUMBERS.get(word.toLowerCase()) ?? null;
}
