import { unpackWork, type DraftWork } from "@/lib/repayments/edits/draft-work";
import { routes, type Place } from "@/lib/routes";

/** A draft's file and what she did to it so far. Throws where one of them does not arrive. */
export async function fetchDraft(
  place: Place,
  reportId: string,
  signal: AbortSignal,
): Promise<{ bytes: ArrayBuffer; work: DraftWork }> {
  const get = async (url: string): Promise<Response> => {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response;
  };
  const bytes = get(routes.reportFile(place, reportId)).then((response) => response.arrayBuffer());
  const canUnpack = typeof DecompressionStream === "function";
  const work = get(routes.reportEdits(place, reportId, canUnpack ? "gzip" : undefined))
    .then((response) => (canUnpack ? unpacked(response) : response))
    .then(async (response) => unpackWork(await response.text()));
  const [file, done] = await Promise.all([bytes, work]);
  return { bytes: file, work: done };
}

function unpacked({ body }: Response): Response {
  return new Response(body?.pipeThrough(new DecompressionStream("gzip")));
}
