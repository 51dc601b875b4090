import { chromium, type Browser, type Page } from "@playwright/test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "../find-browser";
import { PERSON, startBenchApp } from "./app";
import { benchFile } from "./file";
import { startLimitServer } from "./limit-server";
import { scriptKib } from "@/lib/testing/script-weight";
import { chooseFile, editMs, heapBytes, longestBlockMs, scrollMs, watchPage } from "./watch";

const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 11;

/** What the goals name: at most so many times the limit. */
const GOALS: Record<number, number> = { 1_000: 2, 100_000: 1.3 };

type Address = (app: { address: string; home: string }) => string;

const PAGES: [name: string, Address][] = [
  ["sign-in", ({ address }) => `${address}/sign-in`],
  ["this month", ({ home }) => home],
  ["reports", ({ home }) => `${home}/repayments`],
  ["new report", ({ home }) => `${home}/repayments/new`],
  ["drafts", ({ home }) => `${home}/drafts`],
  ["new draft", ({ home }) => `${home}/drafts/new`],
  ["drafts from a file", ({ home }) => `${home}/drafts/import`],
];

/**
 * From the file's change event to the first frame of the checked preview, beside the limit: PapaParse and a plain
 * check in a worker, fifty rows in the page, no framework. The two take turns, so that both meet the same machine; the
 * medians are compared. With the processor as it is, and slowed to a quarter.
 */
export async function benchBrowser(): Promise<void> {
  const app = await startBenchApp();
  const limit = await startLimitServer();
  const folder = mkdtempSync(join(tmpdir(), "bench-files-"));
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const ours = await signedIn(browser, app.address);
    const least = await browser.newPage();
    await watchPage(least);
    const oursUrl = `${app.home}/repayments/new`;
    for (const slower of [1, 4]) {
      const sides: Sides = {
        browser,
        ours: { page: ours, url: oursUrl, slower },
        least: { page: least, url: limit.url, slower },
      };
      console.log(
        `\nIn Chromium${slower === 1 ? "" : `, the processor ${slower} times slower`}: from the file's change event to the first frame of the checked rows\n` +
          "rows      limit     ours      ratio   longest block (limit / ours)   heap (limit / ours)",
      );
      for (const rows of SIZES) {
        const path = join(folder, `${rows}.csv`);
        writeFileSync(path, benchFile(rows));
        console.log(await compare(sides, rows, path));
      }
      await opened(sides.ours, async (page) => {
        await chooseFile(page, join(folder, `${SIZES.at(-1)}.csv`));
        await page.waitForTimeout(2000);
        const edits = [];
        for (const amount of ["1.00", "2.00", "3.00", "4.00", "5.00"]) edits.push(await editMs(page, amount));
        console.log(
          `at ${SIZES.at(-1)} rows: an edited amount shows in the figures after ${ms(median(edits))}; ` +
            `scrolling, the longest time between two frames is ${ms(await scrollMs(page))}`,
        );
      });
    }
    console.log("\nJavaScript of each page as it crosses the line (at most 170 KiB)");
    for (const [name, address] of PAGES) {
      console.log(`${name.padEnd(20)}${await scriptKib(ours, address(app))} KiB`);
    }
  } finally {
    await browser.close();
    limit.close();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Side {
  page: Page;
  url: string;
  /** The processor is so many times slower while this page is in use. */
  slower: number;
}

interface Sides {
  browser: Browser;
  ours: Side;
  least: Side;
}

async function compare({ browser, ours, least }: Sides, rows: number, path: string): Promise<string> {
  const times = { ours: [] as number[], least: [] as number[] };
  const choose = (page: Page) => chooseFile(page, path);
  for (let round = 0; round < ROUNDS; round++) {
    times.least.push(await opened(least, choose));
    times.ours.push(await opened(ours, choose));
  }
  const heap = { ours: await heapBytes(ours.page), least: await heapBytes(least.page) };
  const block = (side: Side) =>
    opened(side, (page) =>
      longestBlockMs(browser, page, async () => {
        await chooseFile(page, path);
        await page.waitForTimeout(1500);
      }),
    );
  const blocks = { least: await block(least), ours: await block(ours) };
  const [leastMs, oursMs] = [median(times.least), median(times.ours)];
  const goal = GOALS[rows];
  return (
    String(rows).padEnd(10) +
    ms(leastMs).padEnd(10) +
    ms(oursMs).padEnd(10) +
    `${(oursMs / leastMs).toFixed(2)}${goal ? ` (goal ${goal})` : ""}`.padEnd(17) +
    `${ms(blocks.least)} / ${ms(blocks.ours)}`.padEnd(24) +
    `${mib(heap.least)} / ${mib(heap.ours)}`
  );
}

/**
 * Opens the page anew, lets it come to rest, as it does while she looks for her file, and does something in it. It is
 * slowed no longer than that: what slows a page keeps a core busy, at the cost of the page that is measured next.
 */
async function opened<Value>(
  { page, url, slower }: Side,
  work: (page: Page) => Promise<Value>,
): Promise<Value> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(url, { waitUntil: "networkidle" });
  const value = await work(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await devtools.detach();
  return value;
}

async function signedIn(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ locale: "en-GB" });
  await watchPage(page);
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("Email").fill(PERSON.email);
  await page.getByLabel("Password").fill(PERSON.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${address}/bench/**`);
  return page;
}

function median(values: number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}

function ms(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}

function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}
