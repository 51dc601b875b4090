import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { SnippetsMenu } from "@/components/drafts/snippets/snippets-menu";
import { countText } from "@/components/ui/amount-text";
import { TextArea } from "@/components/ui/text-area";
import type { Draft } from "@/lib/drafts/draft";
import { DraftField } from "./draft-field";
import { useFormParts, useKivaLists } from "./form-context";

/** The borrower's story, with how long it is and her own sentences to put into it. */
export function DescriptionField() {
  const { register, getValues, setValue, mayEdit } = useFormParts();
  const t = useTranslations("draftForm");
  const { onBlur, ...registered } = register("description");

  /** Where the cursor stood in the text; the field keeps it while another has focus. */
  function insert(text: string) {
    const field = document.getElementById("description") as HTMLTextAreaElement;
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    setValue("description", field.value, { shouldDirty: true });
  }

  return (
    <div className="space-y-2">
      <DraftField
        at="description"
        label={t("fields.description")}
        hint={t("description.hint")}
        below={<Counter />}
      >
        {(control, touch) => (
          <TextArea
            rows={9}
            {...registered}
            defaultValue={getValues("description")}
            {...control}
            readOnly={!mayEdit}
            onBlur={(event) => {
              touch();
              void onBlur(event);
            }}
            className="max-w-[75ch] min-h-52"
          />
        )}
      </DraftField>
      {mayEdit && <Snippets onInsert={insert} />}
    </div>
  );
}

/** Fills in the placeholders from the draft as it stands, so it follows every change of it. */
function Snippets({ onInsert }: { onInsert: (text: string) => void }) {
  const { control, place, snippets, actions, mayEdit } = useFormParts();
  const lists = useKivaLists();
  const draft = useWatch({ control }) as Draft;
  return <SnippetsMenu {...{ place, draft, lists, snippets, actions, mayEdit, onInsert }} />;
}

function Counter() {
  const { control } = useFormParts();
  const t = useTranslations("draftForm.description");
  const locale = useLocale();
  const text = useWatch({ control, name: "description" });
  const characters = [...text].length;
  const words = text.split(/\s+/).filter(Boolean).length;
  return t("counter", {
    characters,
    words,
    charactersText: countText(characters, locale),
    wordsText: countText(words, locale),
  });
}
