import { later, onceDrawn } from "@/components/ui/later";
import { firstTouch } from "./load-checks";

/** The parts of the form that are not needed to begin: two pieces below the first screen, a group, and troubles. */
export const LoanAndStory = later(
  () => import("./loan-and-story").then((part) => part.LoanAndStory),
  firstTouch,
);
export const PhotoAndSchedule = later(
  () => import("./photo-and-schedule").then((part) => part.PhotoAndSchedule),
  firstTouch,
);
export const GroupSection = later(
  () => import("./group-section").then((part) => part.GroupSection),
  firstTouch,
);

const troubles = () => import("./troubles");
export const KeepTroubleNotice = onceDrawn(() => troubles().then((part) => part.KeepTroubleNotice));
export const SendErrors = onceDrawn(() => troubles().then((part) => part.SendErrors));
export const SetAsideNotice = onceDrawn(() => troubles().then((part) => part.SetAsideNotice));
export const UnsavedNotice = onceDrawn(() => troubles().then((part) => part.UnsavedNotice));
