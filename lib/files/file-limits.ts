/** The largest file that is read at all; a month of 100,000 loans stays under half of it. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/**
 * The most rows that are judged: ten times the largest field partner's month. A 10 MB file of nothing but line ends
 * and commas would hold millions, and keep the server busy for half a minute.
 */
export const MAX_ROWS = 150_000;

/** The same in the unit people know, for the message. */
export const MAX_FILE_MEGABYTES = 10;
