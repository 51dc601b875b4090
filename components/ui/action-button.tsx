"use client";

import { useState, useTransition, type ReactNode } from "react";
import type { Result } from "@/lib/result";
import { Button, type ButtonKind } from "./button";
import { fillIn } from "./fill-in";
import { Notice } from "./notice";

/**
 * A button that carries out one decision of hers through a server action, once however often it is clicked, and
 * says beside itself what went wrong. Words come from the page, by failure code.
 */
export function ActionButton({
  action,
  kind = "primary",
  children,
  pending,
  failures,
  describedBy,
  onDone,
}: {
  action: () => Promise<Result<unknown>>;
  kind?: ButtonKind;
  children: ReactNode;
  pending: ReactNode;
  failures: FailureWords;
  describedBy?: string;
  onDone?: () => void;
}) {
  const [isBusy, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  function act() {
    if (isBusy) return;
    setProblem(null);
    startTransition(async () => {
      try {
        const answer = await action();
        if (!answer.ok) {
          setProblem(
            fillIn(failures.byCode[answer.failure.code] ?? failures.unexpected, answer.failure.params),
          );
        } else {
          onDone?.();
        }
      } catch {
        // The action itself never throws for what can be expected: the line dropped, or the server did.
        setProblem(failures.network);
      }
    });
  }

  return (
    <div className="space-y-3">
      {problem && (
        <Notice tone="error" role="alert">
          <p>{problem}</p>
        </Notice>
      )}
      <Button kind={kind} onClick={act} aria-disabled={isBusy} aria-describedby={describedBy}>
        {isBusy ? pending : children}
      </Button>
    </div>
  );
}

/** What to say for each failure code, with `{name}` where a parameter goes. */
export interface FailureWords {
  byCode: Record<string, string>;
  network: string;
  unexpected: string;
}
