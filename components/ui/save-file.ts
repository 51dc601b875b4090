/** Hands a person what the page itself holds as a file: nothing is fetched for it. `type` is its MIME type. */
export function saveFile(content: string | Uint8Array<ArrayBuffer>, fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // Not at once: Safari starts the download a little later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
