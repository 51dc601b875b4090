import { Field, TextInput } from "@/components/ui/field";

/** As lib/delivery/doubt-input.ts takes it. */
const LONGEST = 500;

/** A sentence of hers without which nothing is sent, and below it why the last try was not taken. */
export function SentenceField({
  id,
  label,
  hint,
  missing,
  problem,
  value,
  onChange,
}: {
  id: string;
  label: string;
  hint: string;
  /** What to say where the sentence is missing; false where it is not. */
  missing: string | false;
  problem: string | null;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <>
      <Field id={id} label={label} hint={hint} error={missing}>
        <TextInput
          id={id}
          value={value}
          maxLength={LONGEST}
          hint
          error={missing !== false}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      {problem && (
        <p role="alert" className="font-semibold text-brick">
          {problem}
        </p>
      )}
    </>
  );
}
