/** The file as it was when she chose it. */
export interface ChosenFile {
  /** Tells one choice from the next, also when she chooses a file of the same name again. */
  id: number;
  name: string;
  /** A copy in memory: Excel may write the file anew while she works, and a browser then refuses to send it. */
  bytes: Blob;
  /** The same bytes for the first who asks, to give away; null for all others. It saves a huge file a way or two. */
  takeBuffer: () => ArrayBuffer | null;
}

let choices = 0;

/** Wraps bytes that are in memory already. */
export function chosenFrom(name: string, bytes: ArrayBuffer | string): ChosenFile {
  let buffer = typeof bytes === "string" ? null : bytes;
  const takeBuffer = () => {
    const taken = buffer;
    buffer = null;
    return taken;
  };
  return { id: ++choices, name, bytes: new Blob([bytes]), takeBuffer };
}
