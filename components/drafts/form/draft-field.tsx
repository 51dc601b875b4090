import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Mark } from "@/components/ui/mark";
import { useChecks } from "./load-checks";
import { useFieldProblems, type DraftPath } from "./use-judged";
import { useProblemText } from "./use-problem-text";

export interface ControlProps {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

/**
 * A field of the draft: its label, what to know before, what is wrong above the control, what was understood and what
 * is worth a look beneath it. The control takes the props it is handed and calls `touch` as she leaves it.
 */
export function DraftField({
  at,
  label,
  hint,
  below,
  className,
  children,
}: {
  at: DraftPath;
  label: ReactNode;
  hint?: ReactNode;
  /** What was understood of the text. */
  below?: ReactNode;
  className?: string;
  children: (control: ControlProps, touch: () => void) => ReactNode;
}) {
  const { errors, advice, touch } = useFieldProblems(at);
  const checks = useChecks();
  const textOf = useProblemText();
  const error = errors[0] && textOf(errors[0]);
  const describedBy = classNames(
    hint !== undefined && `${at}-hint`,
    error && `${at}-error`,
    below !== undefined && `${at}-below`,
    advice.length > 0 && `${at}-advice`,
  );
  return (
    <Field id={at} label={label} hint={hint} error={error} className={className}>
      {children(
        { id: at, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy || undefined },
        touch,
      )}
      {errors[0] && checks && <checks.Fixes problem={errors[0]} at={at} />}
      {below !== undefined && (
        <div id={`${at}-below`} className="max-w-[70ch] text-small text-ink-soft">
          {below}
        </div>
      )}
      <Advice id={`${at}-advice`} sentences={advice.map(textOf)} />
    </Field>
  );
}

function Advice({ id, sentences }: { id: string; sentences: string[] }) {
  const t = useTranslations("draftForm.panel");
  if (sentences.length === 0) return null;
  return (
    <ul id={id} className="max-w-[70ch] space-y-1 text-small">
      {sentences.map((sentence, index) => (
        <li key={index} className="flex items-start gap-2">
          <Mark tone="warning" className="mt-0.5" />
          <span>
            <span className="sr-only">{t("advice")}: </span>
            {sentence}
          </span>
        </li>
      ))}
    </ul>
  );
}
