/** What the sandbox answers, before any fault touches it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A JSON answer. */
export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return textReply(status, JSON.stringify(value), { "content-type": "application/json", ...headers });
}

/** An answer of any other text. */
export function textReply(status: number, text: string, headers: Record<string, string>): Reply {
  return { status, headers, body: Buffer.from(text, "utf8") };
}

/**
 * A request the API does not take. Thrown rather than returned: a check deep inside a body and one on its
 * headers end the same way, and only `answer.ts` turns either into a reply.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  toReply(): Reply {
    return jsonReply(this.status, { code: this.code, message: this.message }, this.headers);
  }
}
