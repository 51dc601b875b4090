import { attachment } from "./attachment";

/** A CSV as a download. */
export function csvResponse(text: string, fileName: string): Response {
  return attachment(text, "text/csv; charset=utf-8", fileName);
}
