/** A number of a JSON text, kept as the characters that were sent: `12.50` stays `12.50`. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

export type ExactJson = null | boolean | string | JsonNumber | ExactJson[] | { [key: string]: ExactJson };

/** Says what is wrong with a JSON text, and at which character. */
export class JsonSyntaxError extends Error {
  constructor(what: string, at: number) {
    super(`${what} at character ${at + 1}`);
  }
}

const MAX_DEPTH = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WHITESPACE = /[ \t\r\n]*/y;
const LITERALS = [
  ["true", true],
  ["false", false],
  ["null", null],
] as const;

/**
 * Reads a JSON text without ever making a binary float of a number. `JSON.parse` cannot: it has turned
 * `0.1000000000000000055` into `0.1` before anyone can look. Refuses the same name twice in one object,
 * which JSON parsers disagree about.
 */
export function readExactJson(text: string): ExactJson {
  return new Reader(text).document();
}

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  document(): ExactJson {
    const value = this.value(0);
    this.skipWhitespace();
    if (this.#at < this.text.length) throw this.error("Unexpected text after the JSON value");
    return value;
  }

  private value(depth: number): ExactJson {
    this.skipWhitespace();
    const first = this.text[this.#at];
    if (depth === MAX_DEPTH && (first === "{" || first === "[")) {
      throw this.error(`More than ${MAX_DEPTH} levels of nesting`);
    }
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    if (first === '"') return this.string();
    for (const [word, value] of LITERALS) if (this.skip(word)) return value;
    return this.number();
  }

  private object(depth: number): ExactJson {
    // Without a prototype `__proto__` is a name like any other.
    const object = Object.create(null) as { [key: string]: ExactJson };
    this.#at += 1;
    this.skipWhitespace();
    if (this.skip("}")) return object;
    do {
      this.skipWhitespace();
      if (this.text[this.#at] !== '"') throw this.error("Expected a name in double quotes");
      const name = this.string();
      if (name in object) throw this.error(`The name ${JSON.stringify(name)} stands twice in one object`);
      this.skipWhitespace();
      if (!this.skip(":")) throw this.error("Expected a colon");
      object[name] = this.value(depth + 1);
      this.skipWhitespace();
    } while (this.skip(","));
    if (!this.skip("}")) throw this.error("Expected a comma or the end of the object");
    return object;
  }

  private array(depth: number): ExactJson {
    const items: ExactJson[] = [];
    this.#at += 1;
    this.skipWhitespace();
    if (this.skip("]")) return items;
    do {
      items.push(this.value(depth + 1));
      this.skipWhitespace();
    } while (this.skip(","));
    if (!this.skip("]")) throw this.error("Expected a comma or the end of the list");
    return items;
  }

  private string(): string {
    // A loop and not a pattern: a photo is a string of megabytes, which a backtracking pattern may not survive.
    const start = this.#at;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === "\\" ? 2 : 1;
    if (end >= this.text.length) throw this.error("A string without an end");
    try {
      const value: unknown = JSON.parse(this.text.slice(start, end + 1));
      this.#at = end + 1;
      return String(value);
    } catch {
      throw this.error("A string with a wrong escape or a bare control character");
    }
  }

  private number(): JsonNumber {
    NUMBER.lastIndex = this.#at;
    const found = NUMBER.exec(this.text)?.[0];
    if (found === undefined) throw this.error("Expected a value");
    this.#at += found.length;
    return new JsonNumber(found);
  }

  private skip(word: string): boolean {
    if (!this.text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  private skipWhitespace(): void {
    WHITESPACE.lastIndex = this.#at;
    this.#at += WHITESPACE.exec(this.text)?.[0].length ?? 0;
  }

  private error(what: string): JsonSyntaxError {
    return new JsonSyntaxError(what, this.#at);
  }
}
