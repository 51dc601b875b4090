/** The largest file that is read at all; a month of 100,000 loans stays under half of it. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** The same in the unit people know, for the message. */
export const MAX_FILE_MEGABYTES = 10;
