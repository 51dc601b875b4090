/**
 * The first position, from 0 to before `length`, that is not before what is looked for; `length` if all are. Those that
 * are before it stand in front of those that are not.
 */
export function firstFrom(length: number, isBefore: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
