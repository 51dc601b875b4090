"use client";

import { useState } from "react";
import { ActionButton, type FailureWords } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Result } from "@/lib/result";

/** Gives a report up after asking once: it cannot be taken back. */
export function CancelReport({
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
