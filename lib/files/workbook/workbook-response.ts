import { attachment } from "@/lib/files/attachment";
import { WORKBOOK_TYPE } from "./workbook-type";

/** A workbook as a download. */
export function workbookResponse(bytes: Uint8Array<ArrayBuffer>, fileName: string): Response {
  return attachment(bytes, WORKBOOK_TYPE, fileName);
}
