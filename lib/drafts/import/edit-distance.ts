/** A text made ready to be compared with many others. */
export interface Pattern {
  text: string;
  /** In which places each letter stands, one bit a place; null for a text longer than a number has bits. */
  places: Map<number, number> | null;
}

const BITS = 32;

export function patternOf(text: string): Pattern {
  if (text.length === 0 || text.length > BITS) return { text, places: null };
  const places = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    places.set(letter, (places.get(letter) ?? 0) | (1 << at));
  }
  return { text, places };
}

/** How many letters must be put in, taken out or changed to make one text of the other. */
export function editDistance(pattern: Pattern, other: string): number {
  const { text, places } = pattern;
  return places ? byBits(places, text.length, other) : byTable(text, other);
}

/** A whole column of the table below in each step (Myers 1999, in the form of Hyyrö 2003). */
function byBits(places: ReadonlyMap<number, number>, length: number, other: string): number {
  const last = 1 << (length - 1);
  let more = -1;
  let less = 0;
  let distance = length;
  for (let at = 0; at < other.length; at++) {
    const same = places.get(other.charCodeAt(at)) ?? 0;
    const across = (((same & more) + more) ^ more) | same;
    let up = less | ~(across | more);
    let down = more & across;
    if (up & last) distance++;
    else if (down & last) distance--;
    up = (up << 1) | 1;
    down <<= 1;
    const diagonal = same | less;
    more = down | ~(diagonal | up);
    less = up & diagonal;
  }
  return distance;
}

function byTable(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
