"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { ActionButton, type FailureWords } from "@/components/ui/action-button";
import { submissionToken } from "@/components/ui/submission-token";
import type { Result } from "@/lib/result";
import { routes, type Place } from "@/lib/routes";

export type CorrectAction = (given: { token: string }) => Promise<Result<{ reportId: string }>>;

/** Makes the correction and goes on to its check. However often it is pressed, and on whatever line, it makes one. */
export function MakeCorrection({
  correct,
  place,
  pending,
  failures,
  describedBy,
  children,
}: {
  correct: CorrectAction;
  place: Place;
  pending: string;
  failures: FailureWords;
  describedBy: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [token] = useState(submissionToken);
  return (
    <ActionButton
      action={async () => {
        const answer = await correct({ token });
        if (answer.ok) router.push(routes.checkReport(place, answer.value.reportId));
        return answer;
      }}
      pending={pending}
      failures={failures}
      describedBy={describedBy}
    >
      {children}
    </ActionButton>
  );
}
