/**
 * What a workbook says of a cell beside its text. Plain text has none of it.
 *
 * - `number`: its text is the number as it is stored, in plain digits with a point
 * - `date`: Excel shows the number as a date or a time; its text is `2026-12-24`, `2026-12-24 08:30` or `08:30`
 * - `boolean`: `TRUE` or `FALSE`
 * - `error`: `#N/A` and its like
 * - `uncomputed`: a formula whose result is not in the file; its text is empty
 * - `text`: a formula whose result is a text
 */
export interface CellNature {
  kind: "number" | "date" | "boolean" | "error" | "uncomputed" | "text";
  isFormula: boolean;
  /** What Excel shows instead of the number, where its format adds zeros or signs: `0012` for 12. */
  shown?: string;
}
