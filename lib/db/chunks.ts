/** Rows in one INSERT: PostgreSQL takes 65,535 parameters, and libsql holds the server still while it works. */
const CHUNK_ROWS = 500;

/** Cuts rows into parts small enough for one INSERT each. */
export function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) yield rows.slice(start, start + CHUNK_ROWS);
}
