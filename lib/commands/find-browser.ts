import { chromium } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A Chromium that is already here: Playwright's own, else the system's. Null if there is none. */
export function findBrowser(): string | null {
  return [chromium.executablePath(), ...SYSTEM_BROWSERS].find((path) => existsSync(path)) ?? null;
}

/**
 * Finds a Chromium and gets one where there is none: from the system's packages where we may install them (Debian,
 * as root), else by Playwright's own download. Throws with what to do where neither works.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log("No Chromium found; getting one.");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]);
  }
  if (!findBrowser()) run("npx", ["playwright", "install", "chromium"]);
  const got = findBrowser();
  if (!got) {
    throw new Error(
      "The browser tests need Chromium. Install your system's package, such as `apt-get install chromium`.",
    );
  }
  return got;
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
