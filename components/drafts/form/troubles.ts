/** What most visits to the form never show: one piece, which comes with the first of them (later-parts.ts). */
export { KeepTroubleNotice } from "./keep-trouble";
export { SendErrors } from "./send-errors";
export { SetAsideNotice } from "./set-aside-notice";
export { UnsavedNotice } from "./unsaved-notice";
