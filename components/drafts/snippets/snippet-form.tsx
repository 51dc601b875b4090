import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { useFailureText } from "@/components/drafts/list/use-failure-text";
import { Button } from "@/components/ui/button";
import { describedBy, Field, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-area";
import type { Snippet } from "@/lib/drafts/answers";
import { PLACEHOLDERS, type Placeholder } from "@/lib/drafts/snippet-fill";
import type { Failure } from "@/lib/result";

/** All but the last name, which is better kept out of a public text. */
const OFFERED = PLACEHOLDERS.filter((key) => key !== "lastName") as Exclude<Placeholder, "lastName">[];
const MOST_NAME = 100;
const MOST_TEXT = 4000;

/** A sentence to add or change. Its placeholders are put in by button, in the reader's own words. */
export function SnippetForm({
  snippet,
  save,
  onDone,
}: {
  snippet: Snippet | null;
  save: (given: { snippetId: string | null; name: string; text: string }) => Promise<Failure | null>;
  onDone: () => void;
}) {
  const t = useTranslations("draftPanels.snippets");
  const common = useTranslations("common");
  const textOf = useFailureText();
  const [name, setName] = useState(snippet?.name ?? "");
  const [text, setText] = useState(snippet?.text ?? "");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** Where the cursor goes once a placeholder has been put in. */
  const cursor = useRef<number | null>(null);
  const nameError = isTried && name.trim() === "" ? t("nameMissing") : null;
  const textError = isTried && text.trim() === "" ? t("textMissing") : null;

  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (cursor.current === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  }, [text]);

  function put(placeholder: string) {
    const { selectionStart: start, selectionEnd: end } = area.current ?? {
      selectionStart: 0,
      selectionEnd: 0,
    };
    cursor.current = start + placeholder.length;
    setText(text.slice(0, start) + placeholder + text.slice(end));
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    // React hands it on to the form of the draft, too.
    event.stopPropagation();
    setTried(true);
    if (isBusy || name.trim() === "" || text.trim() === "") return;
    setBusy(true);
    const problem = await save({ snippetId: snippet?.id ?? null, name: name.trim(), text: text.trim() });
    setBusy(false);
    setFailure(problem);
    if (!problem) onDone();
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="space-y-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold">
        {snippet ? t("formEdit") : t("formNew")}
      </h3>
      <Field id="snippet-name" label={t("name")} hint={t("nameHint")} error={nameError}>
        <TextInput
          id="snippet-name"
          hint
          error={nameError !== null}
          maxLength={MOST_NAME}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <Field id="snippet-text" label={t("text")} error={textError}>
        <TextArea
          ref={area}
          id="snippet-text"
          maxLength={MOST_TEXT}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          aria-invalid={textError !== null || undefined}
          aria-describedby={describedBy("snippet-text", { error: textError })}
          className="min-h-32"
        />
      </Field>
      <div role="group" aria-labelledby="snippet-placeholders">
        <p id="snippet-placeholders" className="font-semibold">
          {t("placeholders")}
        </p>
        <p className="text-ink-soft">{t("placeholdersHint")}</p>
        <div className="mt-1 flex flex-wrap gap-x-1">
          {OFFERED.map((key) => {
            const placeholder = `{${t(`placeholder.${key}`)}}`;
            return (
              <Button key={key} kind="quiet" onClick={() => put(placeholder)}>
                {placeholder}
              </Button>
            );
          })}
        </div>
      </div>
      {failure && (
        <Notice tone="error" role="alert">
          <p>{textOf(failure)}</p>
        </Notice>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" aria-disabled={isBusy}>
          {isBusy ? t("saving") : t("save")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {common("cancel")}
        </Button>
      </p>
    </form>
  );
}
