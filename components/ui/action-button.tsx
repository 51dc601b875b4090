"use client";

import { useState, useTransition, type ReactNode } from "react";
import type { Result } from "@/lib/result";
import { attempt } from "./attempt";
import { Button, type ButtonKind } from "./button";
import { failureText, type FailureWords } from "./failure-text";
import { Notice } from "./notice";

export type { FailureWords };

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
      const answer = await attempt(action);
      if (answer.ok) onDone?.();
      else setProblem(failureText(failures, answer.failure));
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
