import { benchBrowser } from "./bench/browser";
import { benchReading } from "./bench/reading";

/**
 * How quick the check is. First the reading alone, in Node; then what she waits for, in Chromium: from choosing the
 * file to the first frame of the checked preview, beside the least that any page could take on the same machine.
 */
benchReading();
await benchBrowser();
