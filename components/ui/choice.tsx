import type { ReactNode } from "react";

/** One of a few, all in sight: a radio group whose options are large enough for a thumb. */
export function Choice<Value extends string>({
  id,
  label,
  options,
  value,
  onChange,
  describedBy,
}: {
  id: string;
  label: ReactNode;
  options: { value: Value; label: ReactNode }[];
  value: Value;
  onChange: (value: Value) => void;
  describedBy?: string;
}) {
  return (
    <fieldset role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      <legend id={`${id}-label`} className="font-semibold">
        {label}
      </legend>
      <div className="mt-1 flex flex-wrap gap-3">
        {options.map((option) => (
          <label
            key={option.value}
            className={
              "flex min-h-11 cursor-pointer items-center gap-3 rounded-base border border-line-strong bg-sheet px-4 py-2 " +
              "has-checked:border-leaf has-checked:bg-leaf-wash has-checked:outline-1 has-checked:outline-leaf"
            }
          >
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="size-5 shrink-0 accent-leaf"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
