// Next bundles pages, actions and the instrumentation hook apart, each with its own copy of this module; what they
// share hangs on the global object.
const holder = globalThis as typeof globalThis & { __deliveryListeners?: Set<() => void> };

function listeners(): Set<() => void> {
  holder.__deliveryListeners ??= new Set();
  return holder.__deliveryListeners;
}

/** Tells this process's worker that there is something to send. Call it after the commit; it never throws. */
export function wake(): void {
  for (const listener of listeners()) listener();
}

/** Calls the listener at every `wake()`, until the answered function is called. */
export function onWake(listener: () => void): () => void {
  listeners().add(listener);
  return () => {
    listeners().delete(listener);
  };
}
