/** Where a cell that opens with a quote closes by the rules; -1 if it does not, so that its quote encloses nothing. */
function closingQuote(text: string, open: number, isEdge: (at: number) => boolean): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at === -1) return -1;
  let after = at + 1;
  while (text[after] === " " || text[after] === "\t") after++;
  return isEdge(after) || isEdge(at + 1) ? at : -1;
}

/**
 * Makes every line end "\n", whatever mix the file has; the inside of quoted cells stays as it is. The doubled line
 * ends of some exports (CR CR LF) become a blank line between, which is what Excel shows.
 */
export function evenLineEnds(text: string, delimiter: string): string {
  let carriage = text.indexOf("\r");
  if (carriage === -1) return text;
  let quote = text.indexOf('"');
  if (quote === -1) return text.replace(/\r\n?/g, "\n");

  const isEdge = (at: number): boolean => {
    const character = text[at];
    return character === undefined || character === "\n" || character === "\r" || character === delimiter;
  };
  const parts: string[] = [];
  let copied = 0;
  while (carriage !== -1) {
    if (quote !== -1 && quote < carriage) {
      const closing = isEdge(quote - 1) ? closingQuote(text, quote, isEdge) : -1;
      const next = closing === -1 ? quote + 1 : closing + 1;
      quote = text.indexOf('"', next);
      if (carriage < next) carriage = text.indexOf("\r", next);
      continue;
    }
    parts.push(text.slice(copied, carriage), "\n");
    copied = text[carriage + 1] === "\n" ? carriage + 2 : carriage + 1;
    carriage = text.indexOf("\r", copied);
  }
  parts.push(text.slice(copied));
  return parts.join("");
}
