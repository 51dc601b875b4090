import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { finish, startNext } from "./run-app";

const BUILD = join(".next", "BUILD_ID");
const SOURCES = [
  ...["app", "components", "lib", "public"],
  ...[
    "package-lock.json",
    "next.config.mjs",
    "postcss.config.mjs",
    "tsconfig.json",
    "proxy.ts",
    "instrumentation.ts",
  ],
];

/** Builds the application unless the build there is newer than everything it is made of. */
export async function buildIfNeeded(): Promise<void> {
  if (existsSync(BUILD) && newest(SOURCES) < statSync(BUILD).mtimeMs) return;
  console.log("Building the application; this takes a minute the first time.");
  await finish(startNext(["build"], {}), "The build");
}

function newest(paths: string[]): number {
  return paths.reduce((latest, path) => {
    if (!existsSync(path)) return latest;
    const status = statSync(path);
    const inside = status.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : 0;
    return Math.max(latest, status.mtimeMs, inside);
  }, 0);
}
