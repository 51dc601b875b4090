interface Queue {
  running: number;
  waiting: (() => void)[];
}

// Next bundles pages, actions and routes apart, each with its own copy of this module; the counts are the process's.
const holder = globalThis as typeof globalThis & { __turns?: Map<string, Queue> };

export interface Turns {
  /** Runs the work as soon as there is a place for it, in the order of asking. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The same, or "busy" if no place came free within so many milliseconds. */
  inTurnWithin<Value>(ms: number, work: () => Promise<Value>): Promise<Value | "busy">;
  /** How many wait for a place. */
  waiting(): number;
}

/** Lets so much of one kind of work, known by its name, run at once in this process: what takes a lot of memory. */
export function turnsOf(name: string, atOnce: number): Turns {
  const queues = (holder.__turns ??= new Map());
  const queue: Queue = queues.get(name) ?? { running: 0, waiting: [] };
  queues.set(name, queue);

  /** True with a place, false if none came free in time. */
  function place(ms: number): Promise<boolean> {
    if (queue.running < atOnce) {
      queue.running++;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(giveUp, ms) : undefined;
      const take = () => {
        clearTimeout(timer);
        resolve(true);
      };
      function giveUp() {
        queue.waiting = queue.waiting.filter((one) => one !== take);
        resolve(false);
      }
      queue.waiting.push(take);
    });
  }

  async function inTurnWithin<Value>(ms: number, work: () => Promise<Value>): Promise<Value | "busy"> {
    if (!(await place(ms))) return "busy";
    try {
      return await work();
    } finally {
      // Who is woken takes over the place of who left, so that nobody slips in between.
      const next = queue.waiting.shift();
      if (next) next();
      else queue.running--;
    }
  }

  return {
    inTurn: async (work) => (await inTurnWithin(Infinity, work)) as Awaited<ReturnType<typeof work>>,
    inTurnWithin,
    waiting: () => queue.waiting.length,
  };
}
