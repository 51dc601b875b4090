import type { IncomingHttpHeaders } from "node:http";
import type { z } from "zod";
import { JsonSyntaxError, readExactJson } from "./exact-json";
import type { ExactJson } from "./exact-json";
import { Refusal } from "./reply";

/** One whole request, as the endpoints see it. */
export interface Call {
  /** Its number in the request log. */
  readonly seq: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body went over the limit; only its beginning was kept. */
  readonly tooLarge: boolean;
}

/** The body as text, if its media type, size, encoding and character set are all as they should be. */
export function bodyText(call: Call, mediaType: string): string {
  const [type = "", ...parameters] = (call.headers["content-type"] ?? "").toLowerCase().split(/\s*;\s*/);
  if (type !== mediaType || parameters.some((parameter) => !/^charset="?utf-8"?$/.test(parameter))) {
    throw new Refusal(415, "api.unsupported_media_type", `The body must be ${mediaType} in UTF-8.`);
  }
  if ((call.headers["content-encoding"] ?? "identity") !== "identity") {
    throw new Refusal(415, "api.unsupported_media_type", "The body must not be compressed.");
  }
  if (call.tooLarge) throw new Refusal(413, "api.payload_too_large", "The body is too large.");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(call.body);
  } catch {
    throw new Refusal(400, "api.invalid_encoding", "The body is not valid UTF-8.");
  }
}

/** The body as JSON of the given shape; numbers come out as the text that was sent. */
export function jsonBody<Schema extends z.ZodType>(call: Call, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(bodyText(call, "application/json")));
  if (parsed.success) return parsed.data;
  throw invalid("body", parsed.error);
}

/** The query, each name at most once, of the given shape. */
export function queryOf<Schema extends z.ZodType>(call: Call, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(onceEach(call.query));
  if (parsed.success) return parsed.data;
  throw invalid("query", parsed.error);
}

/** The pairs of a query or a form as an object; a name that comes twice could mean either, so it is refused. */
export function onceEach(pairs: URLSearchParams): Record<string, string> {
  const object = Object.create(null) as Record<string, string>;
  for (const [name, value] of pairs) {
    if (name in object) throw new Refusal(400, "api.invalid_request", `${name} was sent more than once.`);
    object[name] = value;
  }
  return object;
}

function parseJson(text: string): ExactJson {
  try {
    return readExactJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new Refusal(400, "api.malformed_json", `The body is not JSON: ${error.message}.`);
  }
}

const SHOWN_ISSUES = 5;

function invalid(where: string, { issues }: z.ZodError): Refusal {
  const shown = issues
    .slice(0, SHOWN_ISSUES)
    .map(({ path, message }) => `${pointTo(path) || where}: ${message}`);
  const more = issues.length > SHOWN_ISSUES ? ` And ${issues.length - SHOWN_ISSUES} more.` : "";
  return new Refusal(400, "api.invalid_request", `${shown.join("; ")}.${more}`);
}

function pointTo(path: PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
