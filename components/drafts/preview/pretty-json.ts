const INDENT = "  ";

/**
 * Breaks JSON into lines without touching a character of its values: parsed and written anew, 25.00 would become 25.
 * Takes JSON without white space between its tokens.
 */
export function prettyJson(json: string): string {
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^"{}[\],:]+/g) ?? [];
  let depth = 0;
  let text = "";
  tokens.forEach((token, at) => {
    const isEmpty = /^[\]}]$/.test(tokens[at + 1] ?? "");
    switch (token) {
      case "{":
      case "[":
        depth++;
        text += isEmpty ? token : token + newLine(depth);
        break;
      case "}":
      case "]":
        depth--;
        text += (/^[[{]$/.test(tokens[at - 1] ?? "") ? "" : newLine(depth)) + token;
        break;
      case ",":
        text += token + newLine(depth);
        break;
      case ":":
        text += ": ";
        break;
      default:
        text += token;
    }
  });
  return text;
}

function newLine(depth: number): string {
  return `\n${INDENT.repeat(depth)}`;
}
