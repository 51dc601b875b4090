import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { type LookupFunction } from "node:net";
import { type PhotoFailureCode } from "@/lib/drafts/answers";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { MAX_PHOTO_BYTES, MAX_PHOTO_MEGABYTES } from "./limits";

/** Says nothing of who asks, for whom, or with what. */
const HEADERS = {
  "User-Agent": "Mozilla/5.0 (compatible; photo-fetch/1.0)",
  Accept: "image/jpeg,image/png,image/webp",
  "Accept-Encoding": "identity",
  Connection: "close",
};

/** Node's own 250 ms for each address of a host give up on a reachable one over a slow line. */
const ATTEMPT_MS = 3_000;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Either the whole body of a 200, or where the server says it is. */
export type Answer = { bytes: Uint8Array } | { location: string };

type Answered = Result<Answer, Failure<PhotoFailureCode>>;

/**
 * One GET on a connection of its own: no cookies, no proxy, no redirect followed, at most 10 MB. `lookup` says which
 * address to connect to; without it, the system does. An abort of `signal` is `photo.too-slow`.
 */
export async function getOnce(url: URL, signal: AbortSignal, lookup?: LookupFunction): Promise<Answered> {
  let response: IncomingMessage | undefined;
  try {
    response = await responseTo(url, signal, lookup);
    return await readAnswer(response);
  } catch (error) {
    if (signal.aborted) return fail("photo.too-slow");
    // Whatever the line, TLS or the HTTP parser find wrong carries a code; a mistake of ours does not.
    if (error instanceof Error && "code" in error) return fail("photo.unreachable");
    throw error;
  } finally {
    response?.destroy();
  }
}

function responseTo(url: URL, signal: AbortSignal, lookup?: LookupFunction): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === "https:" ? https.request : http.request;
    const options = {
      headers: HEADERS,
      agent: false,
      lookup,
      signal,
      autoSelectFamilyAttemptTimeout: ATTEMPT_MS,
      // Said outright, because a variable of the process could otherwise switch the check off.
      rejectUnauthorized: true,
    };
    const request = start(url, options);
    request.once("response", resolve);
    // Stays: an error that comes after the answer was read must not end the process.
    request.on("error", reject);
    request.once("close", () =>
      reject(Object.assign(new Error("closed unanswered"), { code: "ECONNRESET" })),
    );
    request.end();
  });
}

async function readAnswer(response: IncomingMessage): Promise<Answered> {
  const { statusCode: status = 0, headers } = response;
  if (status === 404 || status === 410) return fail("photo.not-found");
  if (REDIRECTS.has(status) && headers.location) return ok({ location: headers.location });
  // Compression is never asked for, and never undone: ten megabytes could unpack to ten thousand.
  const encoding = headers["content-encoding"]?.trim().toLowerCase() || "identity";
  if (status !== 200 || encoding !== "identity") return fail("photo.refused", { status });
  const tooLarge = fail("photo.too-large", { limitMegabytes: MAX_PHOTO_MEGABYTES });
  if (Number(headers["content-length"]) > MAX_PHOTO_BYTES) return tooLarge;
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > MAX_PHOTO_BYTES) return tooLarge;
    chunks.push(chunk);
  }
  return ok({ bytes: Buffer.concat(chunks, total) });
}
