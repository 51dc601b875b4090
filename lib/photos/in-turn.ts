/** How many photos are decoded at once: one of 40 megapixels is 120 MB of pixels, in 16 bits twice that. */
const AT_ONCE = 2;

interface Turns {
  running: number;
  waiting: (() => void)[];
}

// Next bundles pages and actions apart, each with its own copy of this module; the count is the process's.
const holder = globalThis as typeof globalThis & { __photoTurns?: Turns };

/** Runs the work as soon as fewer than two photos are being decoded in this process, in the order of asking. */
export async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turns = (holder.__photoTurns ??= { running: 0, waiting: [] });
  // Who is woken takes over the place of who left, so that nobody slips in between.
  if (turns.running < AT_ONCE) turns.running++;
  else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running--;
  }
}
