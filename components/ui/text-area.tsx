import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { INPUT_LOOK } from "./field";

/** A field for more than a line. It grows with its text where the browser can. */
export function TextArea({ className, ...rest }: ComponentProps<"textarea"> & { id: string }) {
  return (
    <textarea {...rest} className={classNames(INPUT_LOOK, "field-sizing-content resize-y", className)} />
  );
}
