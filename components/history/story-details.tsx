"use client";

import { useState, type ReactNode } from "react";

/** Opens and closes by her hand only: how it stood at first stays, whatever a later rendering of the page would say. */
export function StoryDetails({ isOpenAtFirst, children }: { isOpenAtFirst: boolean; children: ReactNode }) {
  const [isOpen] = useState(isOpenAtFirst);
  return <details open={isOpen}>{children}</details>;
}
