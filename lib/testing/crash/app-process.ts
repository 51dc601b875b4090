import { setTimeout as sleep } from "node:timers/promises";
import { startNext } from "@/lib/commands/run-app";

/** The built application as a process of its own, which may die at any moment. */
export interface AppProcess {
  readonly address: string;
  /** Resolves with the signal that ended it, or null if it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** SIGTERM, as a service manager sends it. */
  askToEnd(): void;
  isAlive(): boolean;
  /** kill -9. */
  kill(): void;
  /** What it wrote to its standard error. */
  said(): string;
}

const START_MS = 60_000;

/** Starts it and waits until it answers, or is dead already. `PORT` is among the variables. */
export async function startApp(variables: Record<string, string>): Promise<AppProcess> {
  const { PORT: port = "0" } = variables;
  const child = startNext(["start", "-p", port], variables, "caught");
  let said = "";
  let isAlive = true;
  const kill = () => void child.kill("SIGKILL");
  // A test run that is broken off leaves nothing behind.
  process.once("exit", kill);
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    // "close" and not "exit": what it said last has been read by then.
    child.once("close", (_code, signal) => {
      isAlive = false;
      process.off("exit", kill);
      resolve(signal);
    });
  });
  const app: AppProcess = {
    address: `http://localhost:${port}`,
    ended,
    isAlive: () => isAlive,
    kill,
    askToEnd: () => void child.kill("SIGTERM"),
    said: () => said,
  };
  const giveUpAt = Date.now() + START_MS;
  while (isAlive) {
    const answer = await fetch(`${app.address}/api/health`, { headers: { connection: "close" } }).catch(
      () => null,
    );
    if (answer?.ok) return app;
    if (Date.now() > giveUpAt) {
      app.kill();
      throw new Error(`The application did not start within ${START_MS} ms: ${said}`);
    }
    await sleep(100);
  }
  return app;
}
