import { spawn } from "node:child_process";
import { inheritedEnv } from "@/lib/env";
import { buildIfNeeded } from "./build-if-needed";
import { ensureBrowser } from "./find-browser";
import { finish } from "./run-app";

/**
 * Everything, in the order of how soon it tells: format, lint, types and unit tests, then the long proofs, then the
 * build, then the journeys in a browser.
 */
await step("npm", ["run", "check"]);
await step("npm", ["run", "prove"]);
ensureBrowser();
await buildIfNeeded();
await step("npx", ["playwright", "test", "--config", "e2e/playwright.config.ts"]);

async function step(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, {
    stdio: "inherit",
    env: inheritedEnv({ NEXT_TELEMETRY_DISABLED: "1" }),
  });
  try {
    await finish(child, `${command} ${args.join(" ")}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
