import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import { sha256 } from "./world";

/** One request as it reached the sandbox, and what came of it. */
export interface LogEntry {
  readonly seq: number;
  readonly time: string;
  readonly connectionId: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** `authorization` is `sha256:` and the hash of the header, so that equal tokens can be told. */
  readonly headers: Readonly<Record<string, string>>;
  /** What was read of the body; 0 if a fault cut the connection before reading. */
  bodyBytes: number;
  /** A `client_secret` in it is left out; the hash is of the true bytes. */
  bodyText: string;
  bodySha256: string;
  /** The whole body arrived. */
  complete: boolean;
  /** The kind of fault that was applied. */
  fault: string | null;
  /** Kiva did what it does with such a request; a refusal counts as that too. */
  processed: boolean;
  /** The status it came to, whether the client ever learned it or not. */
  decided: number | null;
  /** What it said with that status; nothing where it was a token. */
  decidedText: string;
  /** The status that went out to the client. */
  status: number | null;
  /** How much of the reply went out. */
  replied: "nothing" | "part" | "whole";
}

/** One TCP connection. Those to the control path are among them, with 0 requests. */
export interface Connection {
  readonly connectionId: number;
  readonly opened: string;
  closed: string | null;
  requests: number;
  /** Bytes the client sent: header lines too, and what a fault left unread as far as the socket had it. */
  bytesReceived: number;
}

/** What really arrived: the witness of every test. Tells its readers of each change. */
export class SandboxLog {
  #entries: LogEntry[] = [];
  #connections: Connection[] = [];
  #open = new Map<Socket, Connection>();
  #nextSeq = 1;
  #nextConnectionId = 1;
  #watchers = new Set<() => void>();

  /** All requests but those to the control path, oldest first. */
  get entries(): readonly Readonly<LogEntry>[] {
    return this.#entries;
  }

  get connections(): readonly Readonly<Connection>[] {
    for (const [socket, connection] of this.#open) connection.bytesReceived = socket.bytesRead;
    return this.#connections;
  }

  /** The first entry that satisfies the condition, now or within the time. */
  waitFor(condition: (entry: Readonly<LogEntry>) => boolean, timeoutMs = 5_000): Promise<Readonly<LogEntry>> {
    return new Promise((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        this.#watchers.delete(look);
      };
      const look = () => {
        const found = this.#entries.find(condition);
        if (!found) return;
        finish();
        resolve(found);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`No such request within ${timeoutMs} ms; ${this.#entries.length} are in the log`));
      }, timeoutMs);
      this.#watchers.add(look);
      look();
    });
  }

  clear(): void {
    this.#entries = [];
    this.#connections = [...this.#open.values()];
  }

  connected(socket: Socket): void {
    const connection: Connection = {
      connectionId: this.#nextConnectionId++,
      opened: new Date().toISOString(),
      closed: null,
      requests: 0,
      bytesReceived: 0,
    };
    this.#connections.push(connection);
    this.#open.set(socket, connection);
    socket.once("close", () => {
      connection.closed = new Date().toISOString();
      connection.bytesReceived = socket.bytesRead;
      this.#open.delete(socket);
    });
  }

  begin(socket: Socket, method: string, url: URL, headers: IncomingHttpHeaders): LogEntry {
    const connection = this.#open.get(socket);
    if (connection) connection.requests += 1;
    const entry: LogEntry = {
      seq: this.#nextSeq++,
      time: new Date().toISOString(),
      connectionId: connection?.connectionId ?? 0,
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: withoutToken(headers),
      bodyBytes: 0,
      bodyText: "",
      bodySha256: sha256(""),
      complete: false,
      fault: null,
      processed: false,
      decided: null,
      decidedText: "",
      status: null,
      replied: "nothing",
    };
    this.#entries.push(entry);
    this.#changed();
    return entry;
  }

  note(entry: LogEntry, news: Partial<LogEntry>): void {
    Object.assign(entry, news);
    this.#changed();
  }

  #changed(): void {
    for (const look of this.#watchers) look();
  }
}

/** A form's text without the secret in it. */
export function withoutSecret(form: string): string {
  return form.replace(/(^|&)client_secret=[^&]*/g, "$1client_secret=[redacted]");
}

function withoutToken(headers: IncomingHttpHeaders): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(", ") : (value ?? "");
    return [name, name === "authorization" ? `sha256:${sha256(text)}` : text] as const;
  });
  return Object.fromEntries(shown);
}
