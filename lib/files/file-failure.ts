/** Why a file cannot be read at all; the words stand under `problems.unreadable.<code>`. */
export interface FileFailure {
  code:
    | "file.empty"
    | "file.no-rows"
    | "file.too-many-rows"
    | "file.too-large"
    | "file.image"
    | "file.pdf"
    | "file.old-workbook"
    | "file.binary-workbook"
    | "file.protected-workbook"
    | "file.open-document"
    | "file.archive"
    | "file.binary"
    | "file.one-column"
    | "file.unclosed-quote"
    /** Damaged, cut short, or not made as workbooks are. */
    | "workbook.broken"
    /** It would unpack to far more than any list. */
    | "workbook.too-large"
    /** No sheet has anything in it. */
    | "workbook.empty";
  params: Record<string, string | number>;
}

/** How bytes can become letters. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
  "mac-roman",
  "windows-1250",
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** One of the file's own words as an encoding reads it, to choose by eye. */
export interface EncodingReading {
  encoding: Encoding;
  /** "" where no word of the file holds more than ASCII. */
  word: string;
}

/** What stands between two cells. */
export type Delimiter = "," | ";" | "\t" | "|";
