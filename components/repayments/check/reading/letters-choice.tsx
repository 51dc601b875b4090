import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/ui/field";
import type { Encoding, EncodingReading } from "@/lib/files/file-failure";
import { useLettersText } from "./use-letters-text";

const LETTERS_ID = "letters";

/** The encodings the file can be read in, each with the same word of hers: she chooses by eye. */
export function LettersChoice({
  words,
  encoding,
  onEncoding,
}: {
  words: EncodingReading[];
  encoding: Encoding;
  onEncoding: (encoding: Encoding) => void;
}) {
  const t = useTranslations("check.reading.letters");
  const lettersText = useLettersText();
  return (
    <Field id={LETTERS_ID} label={t("label")} hint={t("hint")} className="max-w-xl">
      <Select
        id={LETTERS_ID}
        hint
        value={encoding}
        onChange={(event) => {
          const chosen = words.find((one) => one.encoding === event.currentTarget.value);
          if (chosen) onEncoding(chosen.encoding);
        }}
      >
        {words.map((one) => (
          <option key={one.encoding} value={one.encoding}>
            {lettersText(one.encoding, one.word)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
