import type { SandboxLog } from "@/lib/sandbox/request-log";

/** How many of the connections of these requests were open at the same time, by the sandbox's own log. */
export function mostAtOnce(
  { connections }: SandboxLog,
  requests: readonly { connectionId: number }[],
): number {
  const ids = new Set(requests.map(({ connectionId }) => connectionId));
  const spans = connections
    .filter(({ connectionId }) => ids.has(connectionId))
    .map(({ opened, closed }) => ({ from: Date.parse(opened), to: closed ? Date.parse(closed) : Infinity }));
  const openAt = (time: number) => spans.filter(({ from, to }) => from <= time && time < to).length;
  return Math.max(0, ...spans.map(({ from }) => openAt(from)));
}
