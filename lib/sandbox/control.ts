import { z } from "zod";
import type { Parts } from "./exchange";
import { Refusal, jsonReply } from "./reply";
import type { Reply } from "./reply";
import { forgetSent } from "./world";
import type { Partner } from "./world";

type Command = (parts: Parts, query: URLSearchParams, body: string) => unknown;

const commands = new Map<string, Command>([
  ["GET faults", ({ faults }) => ({ faults: faults.list() })],
  ["POST faults", ({ faults }, _query, body) => ({ faults: faults.addUnknown(JSON.parse(body)) })],
  ["DELETE faults", ({ faults }) => (faults.clear(), { faults: [] })],
  [
    "GET log",
    ({ log }, query) => ({ log: log.entries.filter(({ seq }) => seq > Number(query.get("since") ?? 0)) }),
  ],
  ["GET connections", ({ log }) => ({ connections: log.connections })],
  ["GET uploads", (parts, query) => ({ uploads: partnerOf(parts, query).uploads })],
  ["GET drafts", (parts, query) => ({ drafts: partnerOf(parts, query).drafts })],
  ["GET journals", (parts, query) => ({ journals: partnerOf(parts, query).archives })],
  ["POST expire-tokens", ({ world }) => (expireTokens(world), { expired: world.tokens.size })],
  ["POST reset", (parts) => (resetSandbox(parts), { reset: true })],
]);

/** Carries out a command of the control path: not Kiva's, and in no log. */
export function control(method: string, url: URL, body: string, parts: Parts): Reply {
  const command = commands.get(`${method} ${url.pathname.replace("/__control/", "")}`);
  if (!command) return jsonReply(404, { error: `Not one of: ${[...commands.keys()].join(", ")}` });
  try {
    return jsonReply(200, command(parts, url.searchParams, body));
  } catch (error) {
    if (error instanceof Refusal) return jsonReply(error.status, { error: error.message });
    if (error instanceof SyntaxError) return jsonReply(400, { error: error.message });
    if (error instanceof z.ZodError) return jsonReply(400, { error: z.prettifyError(error) });
    throw error;
  }
}

/** Forgets uploads, drafts, journals, statements, log and faults. */
export function resetSandbox({ world, log, faults }: Parts): void {
  forgetSent(world);
  log.clear();
  faults.clear();
}

/** From now on every token that was issued is answered like one whose 12 hours are over. */
export function expireTokens({ tokens }: Parts["world"]): void {
  for (const [hash, token] of tokens) tokens.set(hash, { ...token, expires: 0 });
}

function partnerOf({ world }: Parts, query: URLSearchParams): Partner {
  const id = query.get("partner");
  const partner = id === null ? world.defaultPartner : world.partners.get(id);
  if (!partner) throw new Refusal(404, "sandbox.no_partner", `There is no partner ${id}.`);
  return partner;
}
