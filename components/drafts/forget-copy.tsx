"use client";

import { useEffect } from "react";
import { forgetCopiesOf } from "./copies-here";

/** On the page of a draft that is sent or deleted: lets go of what this browser kept of it unsaved. */
export function ForgetCopy({ draftId }: { draftId: string }) {
  useEffect(() => forgetCopiesOf([draftId]), [draftId]);
  return null;
}
