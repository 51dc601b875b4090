/**
 * A path of this very site out of untrusted text, else "/". Without the check a link such as
 * `/sign-in?from=//elsewhere.example` would lead a person who just signed in to a copy of the page.
 */
export function ownPath(text: string | undefined): string {
  if (!text?.startsWith("/")) return "/";
  const base = "http://own.invalid";
  try {
    const url = new URL(text, base);
    return url.origin === base ? url.pathname + url.search : "/";
  } catch {
    return "/";
  }
}
