import type { Browser, Page } from "@playwright/test";

/** Runs in the page before anything of its own: notes when a file was chosen and when its rows were on screen. */
const WATCH = `
  let tell;
  window.benchShown = new Promise((resolve) => (tell = resolve));
  document.addEventListener("change", (event) => {
    if (event.target.type !== "file") return;
    const from = performance.now();
    performance.mark("bench-from");
    const isThere = () =>
      document.querySelector('table[aria-label="Rows"] tbody tr td') &&
      /\\d/.test([...document.querySelectorAll("[role=status]")].map((one) => one.textContent).join(" "));
    const watch = new MutationObserver(() => {
      if (!isThere()) return;
      watch.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          performance.mark("bench-to");
          tell(performance.now() - from);
        };
        port2.postMessage(null);
      });
    });
    watch.observe(document, { childList: true, subtree: true, characterData: true });
  }, true);
`;

export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(WATCH);
}

/** Chooses the file on a page that is ready and waits for its rows. */
export async function chooseFile(page: Page, path: string): Promise<number> {
  await page.locator("input[type=file]").first().setInputFiles(path);
  return page.evaluate<number>("window.benchShown");
}

/**
 * Types another amount into the first row and waits for the figures above the table: from Enter to the end of the first
 * frame that shows them, in milliseconds.
 */
export async function editMs(page: Page, amount: string): Promise<number> {
  await page.getByRole("button", { name: /^Amount, row 3: / }).click();
  await page.getByRole("textbox", { name: "Amount, row 3" }).fill(amount);
  await page.evaluate(`
    window.benchEdited = new Promise((resolve) => {
      const figures = document.querySelector("section[aria-labelledby=check-summary] dl");
      const before = figures.textContent;
      document.addEventListener("keydown", () => {
        const from = performance.now();
        const watch = new MutationObserver(() => {
          if (figures.textContent === before) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
        });
        watch.observe(figures, { childList: true, subtree: true, characterData: true });
      }, { capture: true, once: true });
    });
    undefined;
  `);
  await page.keyboard.press("Enter");
  return page.evaluate<number>("window.benchEdited");
}

/** Scrolls down through the rows, half a screen a frame; the longest time between two frames, in milliseconds. */
export function scrollMs(page: Page): Promise<number> {
  return page.evaluate<number>(`
    new Promise((resolve) => {
      let longest = 0;
      let frames = 0;
      let last = performance.now();
      const step = (now) => {
        longest = Math.max(longest, now - last);
        last = now;
        window.scrollBy(0, 400);
        if (++frames < 120) requestAnimationFrame(step);
        else resolve(longest);
      };
      requestAnimationFrame((now) => { last = now; requestAnimationFrame(step); });
    })
  `);
}

/** What the page and its workers hold after the garbage is gone. */
export async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const usage = async (send: (method: string) => Promise<unknown>) => {
    await send("HeapProfiler.collectGarbage");
    const { usedSize } = (await send("Runtime.getHeapUsage")) as { usedSize: number };
    return usedSize;
  };
  let total = await usage((method) => devtools.send(method as "Runtime.getHeapUsage"));
  for (const send of await workersOf(devtools)) total += await usage(send);
  await devtools.detach();
  return total;
}

type Devtools = Awaited<ReturnType<ReturnType<Page["context"]>["newCDPSession"]>>;

/** A way to speak to each of the page's workers. */
async function workersOf(devtools: Devtools): Promise<((method: string) => Promise<unknown>)[]> {
  const sessions: string[] = [];
  const answers = new Map<number, (answer: unknown) => void>();
  let calls = 0;
  devtools.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") sessions.push(sessionId);
  });
  devtools.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown };
    answers.get(id)?.(result);
  });
  await devtools.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return sessions.map((sessionId) => async (method) => {
    const id = ++calls;
    const answer = new Promise((resolve) => answers.set(id, resolve));
    await devtools.send("Target.sendMessageToTarget", {
      sessionId,
      message: JSON.stringify({ id, method }),
    });
    return answer;
  });
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { name?: string };
}

/** The longest task of the page's main thread while `work` ran, in milliseconds. */
export async function longestBlockMs(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<number> {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing", "__metadata"] });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const events = trace.traceEvents;
  const from = events.find(({ name }) => name === "bench-from");
  if (!from) throw new Error("The trace does not show when the work began");
  const tasks = events.filter(
    ({ name, ph, pid, tid, ts }) =>
      name === "ThreadControllerImpl::RunTask" &&
      ph === "X" &&
      pid === from.pid &&
      tid === from.tid &&
      ts >= from.ts,
  );
  return Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000));
}
