"use client";

import type { SignOutFormProps } from "@/components/layout/site-header";
import { copiesHere, forgetCopies } from "./copies-here";

/** Leaves nothing of a borrower in this browser; text of hers that is not saved yet is asked about first. */
export function SignOutForm({ action, personId, question, children }: SignOutFormProps) {
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
