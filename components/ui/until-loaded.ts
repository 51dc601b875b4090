const TRY_AGAIN_MS = 3_000;

/** A line that drops is waited for: what React.lazy is told once, it never asks again. */
export async function untilLoaded<Value>(load: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}
