import { useEffect, useState, type ComponentProps, type KeyboardEvent } from "react";
import { classNames } from "./class-names";
import { INPUT_LOOK } from "./field";

/** More are not drawn: who has thousands types a letter. */
const MOST_SHOWN = 50;

export interface ComboboxWords {
  /** Names the list, unlike the field: "Choices for Location". */
  list: string;
  none: string;
  /** What was found: "50 shown, 1,200 more: type to narrow them down". */
  found: (shown: number, more: number) => string;
}

type Props = Omit<ComponentProps<"input">, "onChange" | "value" | "id"> & {
  id: string;
  value: string;
  onChange: (value: string) => void;
  names: readonly string[];
  /** What two writings of one name have in common. */
  plain: (text: string) => string;
  words: ComboboxWords;
};

/**
 * A text field that offers names as one types (ARIA 1.2, editable combobox with a list). Any text may stand in it: a
 * name that the list does not have is kept, and said to be so by whoever uses this.
 */
export function Combobox({ id, value, onChange, names, plain, words, className, ...rest }: Props) {
  const [isOpen, setOpen] = useState(false);
  /** False: opened to look around, so what stands in the field narrows nothing down. */
  const [isTyping, setTyping] = useState(false);
  const [active, setActive] = useState(-1);
  const listId = `${id}-list`;
  const { shown, more } = isOpen ? offered(names, value, plain, isTyping) : { shown: [], more: 0 };

  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, listId]);

  // Near the lower edge it would open out of sight.
  useEffect(() => {
    if (isOpen) document.getElementById(listId)?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [isOpen, listId]);

  const open = (typing: boolean) => {
    if (rest.readOnly) return;
    setOpen(true);
    setTyping(typing);
    setActive(-1);
  };
  const choose = (name: string) => {
    onChange(name);
    setOpen(false);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const name = shown[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!isOpen) open(false);
      else setActive((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % (shown.length || 1));
    } else if (event.key === "Enter" && isOpen) {
      if (name === undefined) setOpen(false);
      else choose(name);
    } else if (event.key === "Escape" && isOpen) {
      setOpen(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="relative">
      <input
        {...rest}
        id={id}
        role="combobox"
        type="text"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          open(true);
        }}
        onClick={() => !isOpen && open(false)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          setOpen(false);
          rest.onBlur?.(event);
        }}
        className={classNames(INPUT_LOOK, "pe-10", className)}
      />
      <svg
        viewBox="0 0 16 16"
        width="14"
        height="14"
        aria-hidden="true"
        className="pointer-events-none absolute end-3 top-4 text-ink-soft"
      >
        <path d="M2.5 5.5L8 11l5.5-5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      {isOpen && (
        <div className="absolute z-20 mt-1 w-full scroll-mb-28 rounded-base border border-line-strong bg-sheet shadow-lg">
          <ul id={listId} role="listbox" aria-label={words.list} className="max-h-64 overflow-y-auto">
            {shown.map((name, index) => (
              <li
                // Names are not sure to differ.
                key={`${index} ${name}`}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={name === value}
                // The field keeps focus: leaving it would close the list before the click arrives.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(name)}
                className={classNames(
                  "flex min-h-11 cursor-pointer items-center px-3 py-2 wrap-anywhere hover:bg-leaf-wash",
                  name === value && "font-semibold",
                  index === active && "bg-leaf-wash outline-2 -outline-offset-2 outline-leaf",
                )}
              >
                {name}
              </li>
            ))}
          </ul>
          <p
            role="status"
            className={classNames(
              shown.length > 0 && more === 0
                ? "sr-only"
                : "border-t border-line px-3 py-2 text-small text-ink-soft",
            )}
          >
            {shown.length === 0 ? words.none : words.found(shown.length, more)}
          </p>
        </div>
      )}
    </div>
  );
}

/** The names that hold what was typed, those that begin with it first; the chosen one leads when all are shown. */
function offered(
  names: readonly string[],
  value: string,
  plain: (text: string) => string,
  isTyping: boolean,
) {
  const typed = plain(value);
  if (!isTyping || typed === "") {
    const all = names.includes(value) ? [value, ...names.filter((name) => name !== value)] : names;
    return { shown: all.slice(0, MOST_SHOWN), more: Math.max(0, all.length - MOST_SHOWN) };
  }
  const first: string[] = [];
  const others: string[] = [];
  for (const name of names) {
    const at = plain(name).indexOf(typed);
    if (at === 0) first.push(name);
    else if (at > 0) others.push(name);
  }
  const all = [...first, ...others];
  return { shown: all.slice(0, MOST_SHOWN), more: Math.max(0, all.length - MOST_SHOWN) };
}
