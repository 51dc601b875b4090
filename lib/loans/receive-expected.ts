import type { ExpectedLoan } from "./expected-loan";
import { MOST_CHARACTERS, unpackExpected } from "./pack-expected";

/**
 * The loans in the answer of `routes.expectedLoans`, in the browser or a worker of it: unpacked as they come, and never
 * more than a list may hold. null if the answer holds anything else; throws where the line drops or bytes are broken.
 */
export async function receiveExpected(answer: Response): Promise<ExpectedLoan[] | null> {
  if (!answer.body) return null;
  const reader = answer.body.pipeThrough(new DecompressionStream("gzip")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return unpackExpected(text + decoder.decode());
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_CHARACTERS) {
      await reader.cancel();
      return null;
    }
  }
}
