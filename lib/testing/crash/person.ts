import { readFileSync } from "node:fs";
import { request as startRequest } from "node:http";
import type { Result } from "@/lib/result";

/** No answer came: the server is gone, or went while it answered. */
export class ServerGone extends Error {}

interface Manifest {
  node: Record<string, { exportedName: string }>;
}

/** A person at a browser, as far as the server can tell: cookies, a session, and what her clicks post. */
export class Person {
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  readonly #actions: ReadonlyMap<string, string>;

  constructor(address: string) {
    this.#address = address;
    // The ids that the build gave to its actions.
    const manifest = readFileSync(".next/server/server-reference-manifest.json", "utf8");
    const { node } = JSON.parse(manifest) as Manifest;
    this.#actions = new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
  }

  async signIn(email: string, password: string): Promise<void> {
    const csrf = await this.#fetch("/api/auth/csrf");
    const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
    const body = new URLSearchParams({ csrfToken, email, password, json: "true" });
    const answer = await this.#fetch("/api/auth/callback/credentials", { method: "POST", body });
    if (!this.#cookies.has("session")) throw new Error(`Not signed in: ${answer.status} ${answer.text}`);
  }

  /** The page as it is sent. */
  async page(path: string): Promise<string> {
    return (await this.#fetch(path)).text;
  }

  /** Calls a server action as the page's own code does. */
  async act<Value>(action: string, given: unknown[] | FormData): Promise<Result<Value>> {
    const { text, status } = await this.#fetch("/sign-in", this.#call(action, given));
    const [, answer] = /^\w+:(\{"ok":.*\})$/m.exec(text) ?? [];
    // Its head may have left before the server died.
    if (answer === undefined && status === 200) throw new ServerGone(`${action}: ${text.slice(0, 500)}`);
    if (answer === undefined) throw new Error(`${action} answered ${status}: ${text.slice(0, 500)}`);
    return JSON.parse(answer) as Result<Value>;
  }

  /** Sends bytes to a route as the page's own code does. */
  async put(path: string, bytes: Uint8Array): Promise<unknown> {
    const body = bytes as Uint8Array<ArrayBuffer>;
    const { text } = await this.#fetch(path, {
      method: "PUT",
      headers: { origin: this.#address },
      body,
    });
    try {
      return JSON.parse(text);
    } catch {
      // Its head may have left before the server died.
      throw new ServerGone(`${path}: ${text.slice(0, 500)}`);
    }
  }

  /** Half of the bytes, and no more; resolves when they have left. */
  async putHalf(path: string, bytes: Uint8Array): Promise<void> {
    const request = startRequest(this.#address + path, {
      method: "PUT",
      headers: {
        origin: this.#address,
        "content-length": String(bytes.length),
        cookie: this.#cookieText(),
      },
    });
    request.on("error", () => {});
    await new Promise((resolve) => request.write(bytes.subarray(0, bytes.length / 2), resolve));
  }

  #call(action: string, given: unknown[] | FormData) {
    const id = this.#actions.get(action);
    if (!id) throw new Error(`The build has no action ${action}`);
    const headers: Record<string, string> = {
      "next-action": id,
      accept: "text/x-component",
      origin: this.#address,
    };
    if (given instanceof FormData) return { method: "POST", headers, body: given };
    headers["content-type"] = "text/plain;charset=UTF-8";
    return { method: "POST", headers, body: JSON.stringify(given) };
  }

  #cookieText(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async #fetch(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: BodyInit } = {},
  ) {
    // A kept connection would be a dead one after the next restart.
    const headers = { ...init.headers, cookie: this.#cookieText(), connection: "close" };
    try {
      const answer = await fetch(this.#address + path, { ...init, headers, redirect: "manual" });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value) this.#cookies.set(name, value);
      }
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      throw new ServerGone(path, { cause: error });
    }
  }
}

/** A form as React encodes it for an action that takes one. */
export function actionForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  form.append("0", '["$K1"]');
  return form;
}
