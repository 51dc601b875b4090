import { defineConfig } from "@playwright/test";
import { findBrowser } from "@/lib/commands/find-browser";

export default defineConfig({
  testDir: ".",
  testMatch: process.env.PICTURE ? "picture.ts" : "*.spec.ts",
  outputDir: ".results",
  globalSetup: "./start-servers.ts",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    // Without it a control that is not there is waited for until the whole test is over.
    actionTimeout: 20_000,
    locale: "en-GB",
    timezoneId: "Africa/Nairobi",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      // Chromium's own sandbox does not run as root, which is who containers mostly are.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
