/** The largest file that is read at all: 100,000 rows of twenty columns, as some MIS export them, stay under it. */
export const MAX_FILE_BYTES = 40 * 1024 * 1024;

/**
 * The most rows that are judged: ten times the largest field partner's month. A file of nothing but line ends
 * and commas would hold millions, and keep the server busy for half a minute.
 */
export const MAX_ROWS = 150_000;

/** The same in the unit people know, for the message. */
export const MAX_FILE_MEGABYTES = 40;

/** A file of drafts is at most 500 of them, and stays in the browser. */
export const MAX_DRAFTS_MEGABYTES = 10;
