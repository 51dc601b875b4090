/** Why a file cannot be read at all; the words stand under `problems.unreadable.<code>`. */
export interface FileFailure {
  code:
    | "file.empty"
    | "file.no-rows"
    | "file.too-many-rows"
    | "file.too-large"
    | "file.image"
    | "file.pdf"
    | "file.workbook"
    | "file.old-workbook"
    | "file.open-document"
    | "file.archive"
    | "file.binary"
    | "file.one-column"
    | "file.unclosed-quote";
  params: Record<string, string | number>;
}

/** How the bytes became letters. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What stands between two cells. */
export type Delimiter = "," | ";" | "\t" | "|";
