"use client";

import { useRef, useState, useTransition } from "react";
import { attempt } from "@/components/ui/attempt";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { failureText, type FailureWords } from "@/components/ui/failure-text";
import { describedBy, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-area";
import type { ServerErrors } from "@/lib/db/schema";
import type { Result } from "@/lib/result";

interface Props {
  current: ServerErrors;
  /** Characters. */
  longestNote: number;
  organization: string;
  action: (given: {
    organization: string;
    serverErrors: ServerErrors;
    note: string;
  }) => Promise<Result<undefined>>;
  words: Record<
    "legend" | "unknown" | "nothingTaken" | "noteLabel" | "noteHint" | "noteMissing" | "save" | "saving",
    string
  >;
  failures: FailureWords;
}

/**
 * Two choices and on whose word. Nothing is saved without both having been said; the same choice on another word is
 * saved too.
 */
export function ServerErrorsForm({ current, longestNote, organization, action, words, failures }: Props) {
  const [serverErrors, setServerErrors] = useState(current);
  const [note, setNote] = useState("");
  const [isNoteMissing, setNoteMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const noteField = useRef<HTMLTextAreaElement>(null);
  // `isBusy` is what the last rendering knew: a second submit may come before the next one.
  const isOnItsWay = useRef(false);

  function missNote() {
    setNoteMissing(true);
    noteField.current?.focus();
  }

  function save() {
    if (isBusy || isOnItsWay.current) return;
    setProblem(null);
    setNoteMissing(false);
    if (note.trim() === "") return missNote();
    isOnItsWay.current = true;
    startTransition(async () => {
      const answer = await attempt(() => action({ organization, serverErrors, note }));
      isOnItsWay.current = false;
      // What was saved stands above the form now; the choice stays, and the focus with the button.
      if (answer.ok) setNote("");
      else if (answer.failure.code === "settings.note-missing") missNote();
      else setProblem(failureText(failures, answer.failure));
    });
  }

  const hint = true;
  const error = isNoteMissing && words.noteMissing;
  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {problem && (
        <Notice tone="error" role="alert">
          <p>{problem}</p>
        </Notice>
      )}
      <Choice
        id="server-errors-choice"
        label={words.legend}
        options={[
          { value: "unknown", label: words.unknown },
          { value: "nothing-taken", label: words.nothingTaken },
        ]}
        value={serverErrors}
        onChange={setServerErrors}
      />
      <Field id="server-errors-note" label={words.noteLabel} hint={words.noteHint} error={error}>
        <TextArea
          id="server-errors-note"
          ref={noteField}
          rows={2}
          maxLength={longestNote}
          required
          value={note}
          aria-invalid={isNoteMissing || undefined}
          aria-describedby={describedBy("server-errors-note", { hint, error })}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <Button type="submit" kind="primary" aria-disabled={isBusy}>
        {isBusy ? words.saving : words.save}
      </Button>
    </form>
  );
}
