import { cleanId } from "./hidden-characters";
import { asItLooks } from "./id-damage";

const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** The same for IDs that a person takes for the same: capitals and letters that only look alike make no difference. */
export function likeness(id: string): string {
  const clean = cleanId(id);
  if (!BEYOND_ASCII.test(clean)) return clean.toUpperCase();
  // A letter may look like one of ours as a capital only (в, В) or in small only (һ, Һ): both are looked at.
  return asItLooks(asItLooks(clean.normalize("NFC").toLowerCase()).toUpperCase());
}
