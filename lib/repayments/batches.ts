/** Kiva takes no more loans in one call. */
const MAX_BATCH = 300;

/** The most loans that batches of different sizes up to the limit can hold: 1 + 2 + ... + limit. */
function mostDistinct(limit: number): number {
  return (limit * (limit + 1)) / 2;
}

/** `count` sizes that differ from each other and lie as close together as that allows, largest first. */
function closeSizes(total: number, count: number): number[] {
  const steps = (count * (count - 1)) / 2;
  const smallest = Math.floor((total - steps) / count);
  const larger = total - steps - smallest * count;
  return Array.from({ length: count }, (_, index) => {
    const rank = count - 1 - index;
    // What does not divide evenly goes to the largest, one each: the sizes stay different.
    return smallest + rank + (index < larger ? 1 : 0);
  });
}

/**
 * The sizes of a report's batches, largest first. In order of weight:
 *
 * 1. their sum is `lineCount`, and none is over the limit;
 * 2. a report that fits into one call is one batch;
 * 3. no two have the same number of loans, so that she can tell in PA2 which one is in doubt. Possible up to
 *    1 + 2 + ... + limit loans (45,150 for 300); beyond that sizes repeat and are as even as can be;
 * 4. as few batches as that allows, which also makes the smallest one as large as can be: between 200 and 300 from
 *    603 to 25,250 loans, wherever the number allows it; beyond, being different outweighs being even;
 * 5. as even as that allows: consecutive numbers, with one gap where the division leaves a rest.
 */
export function splitIntoBatches(lineCount: number, limit: number): number[] {
  if (!Number.isInteger(lineCount) || lineCount < 0) throw new RangeError("lineCount");
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_BATCH) throw new RangeError("limit");
  if (lineCount === 0) return [];
  if (lineCount <= limit) return [lineCount];

  if (lineCount > mostDistinct(limit)) {
    const count = Math.ceil(lineCount / limit);
    const size = Math.floor(lineCount / count);
    return Array.from({ length: count }, (_, index) => (index < lineCount - size * count ? size + 1 : size));
  }
  // Different sizes up to the limit hold at most limit + (limit - 1) + ... ; the first count that suffices is taken.
  let count = Math.ceil(lineCount / limit);
  while (count * limit - (count * (count - 1)) / 2 < lineCount) count++;
  return closeSizes(lineCount, count);
}
