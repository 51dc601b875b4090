import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { INPUT_LOOK } from "@/components/ui/field";
import { DraftField } from "./draft-field";
import { useFormParts } from "./form-context";
import type { DraftPath } from "./use-judged";

/** A line of text of the draft. The browser keeps what stands in it; React draws it once. */
export function TextField({
  at,
  label,
  hint,
  below,
  suffix,
  className,
  ...input
}: Omit<ComponentProps<"input">, "name"> & {
  at: DraftPath;
  label: ReactNode;
  hint?: ReactNode;
  below?: ReactNode;
  /** Stands behind the control: a currency, a button. */
  suffix?: ReactNode;
}) {
  const { register, getValues } = useFormParts();
  const { onBlur, ...registered } = register(at);
  return (
    <DraftField at={at} label={label} hint={hint} below={below} className={className}>
      {(control, touch) => (
        <div className="flex items-center gap-2">
          <input
            type="text"
            autoComplete="off"
            {...registered}
            defaultValue={getValues(at) as string}
            {...control}
            {...input}
            onBlur={(event) => {
              touch();
              void onBlur(event);
            }}
            className={classNames(INPUT_LOOK, input.inputMode === "decimal" && "text-end")}
          />
          {suffix}
        </div>
      )}
    </DraftField>
  );
}
