/** Something other than printable ASCII, or a space at an end; nearly every ID has none and is done with at once. */
const ODD = /[^ -~]|^ | $/;

const NO_BREAK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
const LINE_BREAK = /[\n\r\u2028\u2029\u0085]/g;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** The ID without what cannot be seen: odd spaces become ordinary ones, those around it and the rest go. */
export function cleanId(text: string): string {
  if (!ODD.test(text)) return text;
  return text
    .replace(NO_BREAK, " ")
    .replace(/[\t\n\r\u2028\u2029\u0085]/g, " ")
    .replace(INVISIBLE, "")
    .replace(CONTROL, "")
    .trim();
}

/** Longer ones are damaged beyond showing. */
const LONGEST_SHOWN = 200;

/** The text with what cannot be seen made visible: ␣ space at an end, ⍽ no-break space, ⇥ tab, ↵ line break, ▯ the rest. */
export function showHidden(text: string): string {
  return text
    .slice(0, LONGEST_SHOWN)
    .replace(NO_BREAK, "⍽")
    .replace(/\t/g, "⇥")
    .replace(/\r\n/g, "↵")
    .replace(LINE_BREAK, "↵")
    .replace(INVISIBLE, "▯")
    .replace(CONTROL, "▯")
    .replace(/^ +| +$/g, (spaces) => "␣".repeat(spaces.length));
}
