/** The picture on the clipboard, read with the person's leave: `refused` if she or the browser gave none. */
export async function photoFromClipboard(): Promise<Blob | "empty" | "refused"> {
  try {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((name) => name.startsWith("image/"));
      if (type) return await item.getType(type);
    }
    return "empty";
  } catch (error) {
    // Firefox and Chrome throw this for contents that are none, too.
    return error instanceof DOMException && error.name === "DataError" ? "empty" : "refused";
  }
}
