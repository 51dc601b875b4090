/** Puts parameters into a sentence: "Rows: {rows}" with `{ rows: 3 }` is "Rows: 3". */
export function fillIn(sentence: string, params: Record<string, string | number> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? String(params[name]) : whole,
  );
}
