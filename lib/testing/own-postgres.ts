import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inheritedEnv } from "@/lib/env";

export interface OwnPostgres {
  url: string;
  stop(): Promise<void>;
}

const INSTALLED = "/usr/lib/postgresql";
const PATIENCE_MS = 20_000;
/** `nobody`, where there is no user `postgres`: the server refuses to run as root. */
const NOBODY = 65_534;

/** Starts a server of our own in a temporary folder, or answers null where no binaries are or it will not start. */
export async function startOwnPostgres(
  isReady: (url: string) => Promise<boolean>,
): Promise<OwnPostgres | null> {
  const bin = findBinaries();
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), "kiva-postgres-"));
  const asUser = userToRunAs();
  if (asUser) chownSync(folder, asUser.uid, asUser.gid);
  const data = join(folder, "data");
  let server: ChildProcess | undefined;
  const stop = async () => {
    if (server && server.exitCode === null) {
      const ended = new Promise((resolve) => server?.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const options = { ...asUser, cwd: folder, stdio: "ignore" } as const;
    execFileSync(
      join(bin, "initdb"),
      ["-D", data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8"],
      options,
    );
    const port = await freePort();
    server = spawn(
      join(bin, "postgres"),
      ["-D", data, "-k", folder, "-h", "127.0.0.1", "-p", String(port), "-F"],
      options,
    );
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until && server.exitCode === null;) {
      if (await isReady(url)) return { url, stop };
      await sleep(100);
    }
  } catch {
    // The run goes on without it, and says so.
  }
  await stop();
  return null;
}

function findBinaries(): string | null {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : [];
  const { PATH: path = "" } = inheritedEnv({});
  const folders = [...versions.map((version) => join(INSTALLED, version, "bin")), ...path.split(delimiter)];
  return (
    folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name)))) ?? null
  );
}

function userToRunAs(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function idOf(which: "-u" | "-g"): number {
  try {
    return Number(
      execFileSync("id", [which, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }).toString(),
    );
  } catch {
    return NOBODY;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
