import { unwrapId } from "../ids/id-damage";
import { cleanId } from "../ids/hidden-characters";

/** The ID without what cannot be seen and without the signs around it, however often it was wrapped: `"=""0012"""`. */
export function bareId(text: string): string {
  let bare = cleanId(text);
  for (let inner = unwrapId(bare); inner !== null; inner = unwrapId(bare)) bare = inner;
  return bare;
}
