import { useEffect, useEffectEvent, useRef, type ComponentProps } from "react";

/** For `accept`: a help for choosing, no gate. What the file really is shows when it is read. */
export const TABLE_FILES = ".csv,.txt,.tsv,.xlsx,text/csv";

/**
 * The browser's own file field. Each file chosen is handed over once and the field emptied, so that the same file,
 * mended, can be chosen again. A file chosen before the page's code had arrived, on a slow line, is handed over as soon
 * as it has: no event is left to tell of it by then.
 */
export function FileInput({
  onFile,
  ...props
}: Omit<ComponentProps<"input">, "type" | "ref" | "onChange"> & { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);

  const take = () => {
    const file = input.current?.files?.[0];
    if (!file || !input.current) return;
    input.current.value = "";
    onFile(file);
  };
  const takeEarly = useEffectEvent(take);
  useEffect(() => takeEarly(), []);

  return <input {...props} ref={input} type="file" onChange={take} />;
}
