import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inheritedEnv } from "@/lib/env";

const NEXT = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Runs Next's own program and answers its process. What it says is shown, or only its errors, or left to the caller. */
export function startNext(
  args: string[],
  variables: Record<string, string>,
  output: "shown" | "quiet" | "caught" = "shown",
): ChildProcess {
  return spawn(process.execPath, [NEXT, ...args], {
    env: inheritedEnv({ NEXT_TELEMETRY_DISABLED: "1", ...variables }),
    stdio: ["ignore", output === "shown" ? "inherit" : "ignore", output === "caught" ? "pipe" : "inherit"],
  });
}

/** Runs a program to its end; throws if it fails. */
export async function finish(child: ChildProcess, what: string): Promise<void> {
  const code = await new Promise((resolve, reject) => {
    child.once("exit", resolve);
    child.once("error", reject);
  });
  if (code !== 0) throw new Error(`${what} failed`);
}

/** Waits until the server answers its health check. */
export async function untilHealthy(address: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error("The server stopped before it was ready");
}

/** Secrets of a server on this machine only, made once and kept beside its database. */
export function localSecrets(folder: string): { AUTH_SECRET: string; ENCRYPTION_KEY: string } {
  const file = join(folder, "secrets.json");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const secrets = {
      AUTH_SECRET: randomBytes(32).toString("base64"),
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    };
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8")) as { AUTH_SECRET: string; ENCRYPTION_KEY: string };
}

/** The wanted port of this machine, or the next one that nobody uses; any free one for 0. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(freePort(wanted + 1));
      else reject(error);
    });
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
