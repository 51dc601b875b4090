import type { Failure } from "@/lib/result";

/** What the verbs on drafts answer, as far as pages and components carry it. Words: `drafts.failures.<code>`. */

export interface SavedDraft {
  draftId: string;
  version: number;
}

export type DraftFailure = Failure<
  | "auth.signed-out"
  | "auth.no-such-place"
  | "auth.role"
  | "input.invalid"
  | "draft.not-found"
  /** It was sent meanwhile, here or by a colleague. */
  | "draft.sent"
  | "draft.deleted"
  /** params `by`: who saved it after what she started from. */
  | "draft.changed-elsewhere"
  /** params `count`: it has errors, by the server's own reading. */
  | "draft.errors-open"
  /** Nothing at all is filled in. */
  | "draft.empty"
  /** Kiva's lists are others than those its page was judged with. */
  | "draft.lists-changed"
  | "draft.no-credentials"
  /** The photo it names is not kept (any more). */
  | "draft.photo-gone"
  /** A worker is just trying to send it. */
  | "draft.on-its-way"
  /** Kiva was sent it, or may have been. */
  | "draft.has-left"
>;

/** A photo that is kept for a draft: JPEG, upright, without metadata. */
export interface StoredPhoto {
  id: string;
  width: number;
  height: number;
  bytes: number;
}

/** A part of a photo, in fractions of its width and height from the left and top. */
export interface Cut {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Words: `draftPanels.photo.failures.<code>`. */
export type PhotoFailureCode =
  /** Neither file nor address, or not an address at all. */
  | "photo.address"
  /** http, ftp, data: only https is fetched. */
  | "photo.not-https"
  /** The name leads to a private, loopback or otherwise not public address. */
  | "photo.private-address"
  /** The name is not known, or nothing listens there. */
  | "photo.unreachable"
  /** 404 or 410 */
  | "photo.not-found"
  /** params `status`: any other answer but a photo */
  | "photo.refused"
  | "photo.too-many-redirects"
  /** Not whole within 10 seconds. */
  | "photo.too-slow"
  /** params `limitMegabytes` */
  | "photo.too-large"
  /** params `megapixels`, `limitMegapixels` */
  | "photo.too-many-pixels"
  /** Bytes that are no picture; params `kind`: "html", "svg", "pdf", "heic", "gif" or "" */
  | "photo.not-a-photo"
  /** A picture that cannot be decoded: cut short, or broken. */
  | "photo.broken"
  /** params `width`, `height`, `least` */
  | "photo.too-small"
  | "photo.empty";

export type PhotoFailure = Failure<PhotoFailureCode> | DraftFailure;

/** Why Kiva's lists could not be fetched. Words: `draftForm.lists.failures.<code>`. */
export type ListsFailure =
  Failure<"lists.no-credentials" | "lists.unreachable" | "lists.refused" | "lists.malformed"> | DraftFailure;

/** A sentence she uses often, with placeholders such as {first name}. */
export interface Snippet {
  id: string;
  name: string;
  text: string;
}
