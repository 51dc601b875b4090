import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, INPUT_LOOK, describedBy } from "@/components/ui/field";
import { classNames } from "@/components/ui/class-names";
import { isTypingIn } from "@/components/ui/is-typing";

/** Rows copied from a spreadsheet: into a field, or with Ctrl+V anywhere on the page. */
export function PasteRows({
  id,
  error,
  onText,
  onFile,
}: {
  id: string;
  error: string | null;
  onText: (text: string) => void;
  onFile: (file: File) => void;
}) {
  const t = useTranslations("files.paste");
  const [text, setText] = useState("");

  const takePaste = useEffectEvent((event: ClipboardEvent) => {
    if (isTypingIn(event.target)) return;
    const file = event.clipboardData?.files[0];
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    // Excel offers a picture of the cells beside their text: the text is meant.
    if (pasted.trim() !== "") onText(pasted);
    else if (file) onFile(file);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => takePaste(event);
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, []);

  return (
    <details open={error !== null || undefined} className="group">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-leaf underline underline-offset-2">
        {t("open")}
      </summary>
      <div className="mt-2 space-y-3">
        <Field id={id} label={t("label")} hint={t("hint")} error={error}>
          <textarea
            id={id}
            rows={6}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            aria-invalid={error !== null || undefined}
            aria-describedby={describedBy(id, { hint: true, error })}
            spellCheck={false}
            className={classNames(INPUT_LOOK, "font-mono whitespace-pre")}
          />
        </Field>
        <Button onClick={() => onText(text)}>{t("check")}</Button>
      </div>
    </details>
  );
}
