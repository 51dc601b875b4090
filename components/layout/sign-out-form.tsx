"use client";

import type { ReactNode } from "react";
import { copiesHere, forgetCopies } from "@/components/drafts/copies-here";

/** Leaves nothing of a borrower in this browser; text of hers that is not saved yet is asked about first. */
export function SignOutForm({
  action,
  personId,
  question,
  children,
}: {
  action: () => Promise<void>;
  personId: string;
  question: string;
  children: ReactNode;
}) {
  return (
    <form
      action={action}
      onSubmit={(event) => {
        if (copiesHere(personId).length > 0 && !window.confirm(question)) event.preventDefault();
        else forgetCopies();
      }}
    >
      {children}
    </form>
  );
}
