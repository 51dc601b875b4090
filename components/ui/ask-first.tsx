"use client";

import { useState } from "react";
import type { Result } from "@/lib/result";
import { ActionButton } from "./action-button";
import { Button } from "./button";
import { Dialog } from "./dialog";
import type { FailureWords } from "./failure-text";

/** Carries a decision out after asking once, in a dialog. */
export function AskFirst({
  action,
  words,
  failures,
}: {
  action: () => Promise<Result<unknown>>;
  words: { open: string; title: string; text: string; yes: string; no: string; pending: string };
  failures: FailureWords;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {isOpen && (
        <Dialog title={words.title} onClose={() => setOpen(false)}>
          <p>{words.text}</p>
          <div className="flex flex-wrap gap-3">
            <ActionButton
              kind="danger"
              action={action}
              pending={words.pending}
              failures={failures}
              onDone={() => setOpen(false)}
            >
              {words.yes}
            </ActionButton>
            <Button onClick={() => setOpen(false)}>{words.no}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
