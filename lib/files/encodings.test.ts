import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_PAGES, decodeCodePage, encodeCodePage, type CodePage } from "./code-pages";
import { decodeFile, type Decoded } from "./decode";
import { ENCODINGS, type Encoding } from "./file-failure";
import { parseTable } from "./parse";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

/** The bytes of a text; throws where the encoding lacks a letter. */
function write(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return utf8(text);
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    const pairs = units.flatMap((unit) => [unit & 255, unit >> 8]);
    return Uint8Array.from(
      encoding === "utf-16le" ? pairs : units.flatMap((unit) => [unit >> 8, unit & 255]),
    );
  }
  const bytes = encodeCodePage(text, encoding);
  if (!bytes) throw new Error(`${encoding} lacks a letter of ${text}`);
  return bytes;
}

function read(bytes: Uint8Array, encoding?: Encoding): Decoded {
  const decoded = decodeFile(bytes, { encoding });
  if (!decoded.ok) throw new Error(decoded.failure.code);
  return decoded.value;
}

/** A file of ours: a header, and one name a row. */
function fileOf(names: readonly string[], end = "\n"): string {
  return ["ID;Name;Amount", ...names.map((name, at) => `K-${at};${name};${at}.50`), ""].join(end);
}

const WORDS = {
  spanish: [
    "Peña",
    "Ñandú",
    "José",
    "García",
    "Núñez",
    "Sofía",
    "Agüero",
    "Mónica",
    "Raúl",
    "MUÑOZ",
    "PÉREZ",
    "Préstamo",
    "Año",
  ],
  french: [
    "Koné",
    "Thérèse",
    "Ouédraogo",
    "Traoré",
    "Hélène",
    "Zoé",
    "François",
    "Benoît",
    "Prêt",
    "Noël",
    "ÉTÉ",
    "Côte d’Ivoire",
  ],
  portuguese: ["João", "Conceição", "Simões", "Fátima", "Luís", "Antônio", "Gonçalves", "Inês"],
  polish: ["Łódź", "Kowalczyk", "Święty", "Grażyna", "Wójcik", "Należność", "Żak", "Bąk", "Paweł"],
  czech: ["Dvořák", "Příjmení", "Číslo", "Jiří", "Růžička", "Němec", "Účet", "Žďár"],
  hungarian: ["Törlesztő", "Erdős", "Gyűjtő", "Nagy", "Szőke", "Kölcsön", "Ügyfél", "Hűség"],
} as const;

describe("a code page", () => {
  it.each(CODE_PAGES)("%s gives every byte a letter of its own, both ways", (page) => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = decodeCodePage(all, page);
    expect(new Set(text).size).toBe(256);
    expect(encodeCodePage(text, page)).toEqual(all);
  });

  it.each([
    ["windows-1252", [0x80, 0xf1, 0x93, 0x8a], "€ñ“Š"],
    ["iso-8859-15", [0xa4, 0xf1, 0xbd, 0xa6], "€ñœŠ"],
    ["mac-roman", [0xdb, 0x96, 0xd5, 0x8e], "€ñ’é"],
    ["windows-1250", [0xa3, 0xf3, 0x9f, 0xf8], "Łóźř"],
  ] as [CodePage, number[], string][])("%s has its own letters in their places", (page, bytes, text) => {
    expect(decodeCodePage(Uint8Array.from(bytes), page)).toBe(text);
    expect(encodeCodePage("世", page)).toBeNull();
  });
});

describe("a file of names is told by them", () => {
  const west = ["windows-1252", "iso-8859-15", "mac-roman"] as const;
  const all = ["utf-8", "utf-16le", "utf-16be"] as const;
  const cases = [
    ...(["spanish", "french", "portuguese"] as const).flatMap((language) =>
      [...all, ...west].map((encoding) => [language, encoding] as const),
    ),
    ...(["polish", "czech", "hungarian"] as const).flatMap((language) =>
      [...all, "windows-1250" as const].map((encoding) => [language, encoding] as const),
    ),
  ];
  it.each(cases)("%s in %s", (language, encoding) => {
    const names = WORDS[language].map((word) => (encoding === "iso-8859-15" ? word.replace("’", "'") : word));
    const text = fileOf(names);
    expect(read(write(text, encoding))).toMatchObject({ text, alternatives: [] });
  });

  it.each([
    ["windows-1252", "12,50 €", "windows-1252"],
    ["iso-8859-15", "12,50 €", "iso-8859-15"],
    ["iso-8859-15", "€ 12,50", "iso-8859-15"],
    ["iso-8859-15", "Sœur", "iso-8859-15"],
    ["mac-roman", "1\u00a0234,50", "mac-roman"],
    ["windows-1252", "1\u00a0234,50", "windows-1252"],
    ["windows-1252", "N° de prêt", "windows-1252"],
    ["mac-roman", "Nº de préstamo", "mac-roman"],
    ["windows-1252", "“JOSÉ”", "windows-1252"],
  ] as [CodePage, string, Encoding][])("one cell in %s: %s", (page, cell, encoding) => {
    const text = fileOf([cell]);
    expect(read(write(text, page))).toMatchObject({ text, encoding, alternatives: [] });
  });

  it("not by how often a word stands in it", () => {
    const once = [...WORDS.spanish];
    const often = [...once, ...Array.from({ length: 500 }, () => "L’union")];
    const text = fileOf(often);
    expect(read(write(text, "windows-1252"))).toMatchObject({ text, encoding: "windows-1252" });
    const mac = fileOf(often);
    expect(read(write(mac, "mac-roman"))).toMatchObject({ text: mac, encoding: "mac-roman" });
  });
});

describe("what the words leave open is asked", () => {
  it("d’octroi could be Mac’s díoctroi", () => {
    const decoded = read(write(fileOf(["Date d’octroi"]), "windows-1252"));
    expect(decoded).toMatchObject({ encoding: "windows-1252", alternatives: ["mac-roman"] });
    const words = decoded.readings
      .filter(({ encoding }) => /1252|mac/.test(encoding))
      .map(({ word }) => word);
    expect(words).toEqual(["d’octroi", "díoctroi"]);
  });

  it("two letters that happen to be UTF-8 as well", () => {
    const text = fileOf(["Íža"]);
    const decoded = read(write(text, "windows-1250"));
    expect(decoded.text).toBe(text);
    expect(decoded.alternatives).toContain("utf-8");
    for (const word of ["Kɔfi", "Nsɛm", "Ștefan", "Иван", "Jose\u0301", "Ƙasa"]) {
      expect(read(utf8(fileOf([word])))).toMatchObject({ encoding: "utf-8", alternatives: [] });
    }
  });

  it("letters of no language that is known here", () => {
    const russian = Uint8Array.from([0xcf, 0xe5, 0xf2, 0xf0, 0xee, 0xe2]);
    expect(read(join(utf8("ID;N\n1;"), russian, utf8(";2\n"))).alternatives.length).toBeGreaterThan(0);
  });

  it("not once she has chosen, and then her choice counts", () => {
    const decoded = read(write(fileOf(["Date d’octroi"]), "windows-1252"), "mac-roman");
    expect(decoded).toMatchObject({ encoding: "mac-roman", alternatives: [] });
    expect(decoded.text).toContain("díoctroi");
  });
});

describe("her choice", () => {
  it("is passed over where the bytes do not allow it", () => {
    const plain = utf8(fileOf(["Ana"]));
    expect(read(plain, "utf-16le")).toMatchObject({ text: fileOf(["Ana"]), encoding: "utf-8" });
    const wide = join(Uint8Array.from([0xff, 0xfe]), write(fileOf(["Peña"]), "utf-16le"));
    for (const encoding of ENCODINGS) {
      expect(read(wide, encoding)).toMatchObject({ text: fileOf(["Peña"]), encoding: "utf-16le" });
    }
  });

  it("never costs the lines and cells, whatever it is", () => {
    const bytes = write(fileOf(["Peña", "José"]), "windows-1252");
    for (const encoding of ENCODINGS) {
      const table = parseTable(read(bytes, encoding).text);
      expect(table.ok && table.value.lines.map(({ cells }) => cells.length)).toEqual([3, 3, 3]);
    }
  });

  it("is offered with one word of hers in each; without any where all read alike", () => {
    expect(read(write(fileOf(["12 €", "Peña"]), "windows-1252")).readings).toEqual([
      { encoding: "utf-8", word: "Pe\ufffda" },
      { encoding: "windows-1252", word: "Peña" },
      { encoding: "iso-8859-15", word: "Peña" },
      { encoding: "mac-roman", word: "PeÒa" },
      { encoding: "windows-1250", word: "Peńa" },
    ]);
    expect(read(utf8(fileOf(["Ana"]))).readings).toEqual([{ encoding: "utf-8", word: "" }]);
    const wide = write(fileOf(["Peña"]), "utf-16be");
    expect(read(wide).readings[0]).toEqual({ encoding: "utf-16be", word: "Peña" });
  });
});

describe("damaged UTF-8", () => {
  const text = fileOf(WORDS.spanish);
  const bytes = utf8(text);

  it.each([
    [
      "one byte of another encoding",
      join(utf8(fileOf(["Peña"])), utf8("9;Jos"), Uint8Array.from([0xe9]), utf8(";1\n")),
    ],
    ["a letter cut at the end", join(bytes, utf8("9;Jos"), Uint8Array.from([0xc3]))],
    ["a letter cut at the end, behind no other", join(utf8("ID;N\n9;Jos"), Uint8Array.from([0xc3]))],
  ])("%s stays UTF-8, and the place is seen", (_, damaged) => {
    const decoded = read(damaged);
    expect(decoded.encoding).toBe("utf-8");
    expect(decoded.text).toContain("Jos\ufffd");
    expect(decoded.text).not.toMatch(/[ÃÂ]/);
  });

  it("an old letter at the very end is none", () => {
    const old = join(utf8("ID;N\n9;Jos"), Uint8Array.from([0xe9]));
    expect(read(old)).toMatchObject({ text: "ID;N\n9;José", encoding: "windows-1252" });
  });

  it("mixed with more of an older encoding loses nothing, and the garbled rest is told", () => {
    const names = ["José", "García", "Sofía", "Mónica"].map((name) => `K;${name};1\n`).join("");
    const mixed = join(write(`ID;Name;Amount\n${names}`, "windows-1252"), utf8("K;Pérez;1\n"));
    expect(read(mixed)).toMatchObject({
      text: `ID;Name;Amount\n${names}K;PÃ©rez;1\n`,
      encoding: "windows-1252",
      garbled: { count: 1, text: "PÃ©rez", meant: "Pérez" },
    });
  });

  it("any byte of it broken, nothing else is lost", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0x80, max: 0xff }), (at, byte) => {
        const damaged = bytes.slice();
        damaged[at] = byte;
        const decoded = read(damaged);
        expect(decoded.encoding).toBe("utf-8");
        // The reading that the standard gives, which the browsers follow.
        expect(decoded.text).toBe(new TextDecoder("utf-8").decode(damaged));
      }),
    );
  });
});

describe("text garbled before it was written", () => {
  it.each([
    ["windows-1252", "PÃ©rez", "Pérez"],
    ["mac-roman", "P√©rez", "Pérez"],
    ["windows-1252", "dâ€™octroi", "d’octroi"],
    ["windows-1252", "NÃºÃ±ez", "Núñez"],
  ])("by way of %s: %s", (_, garbled, meant) => {
    const text = fileOf(["Ana", garbled]);
    const decoded = read(utf8(text));
    expect(decoded).toMatchObject({ text, garbled: { text: garbled, meant } });
  });

  it("is nothing that people write", () => {
    for (const words of Object.values(WORDS)) expect(read(utf8(fileOf(words))).garbled).toBeNull();
    expect(read(utf8(fileOf(["SÃO PAULO", "MAÇÃ", "Ångström", "5 ¬ 6"]))).garbled).toBeNull();
  });
});

/** Any text of these letters, its case as people write it. */
function wordOf(letters: string): fc.Arbitrary<string> {
  const word = fc
    .array(fc.constantFrom(...`abcdefghijklmnoprstuvz${letters}${letters}`), { minLength: 2, maxLength: 9 })
    .map((parts) => parts.join(""));
  const cased = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
    (text: string) => text.toUpperCase(),
  );
  return fc.tuple(word, cased).map(([text, inCase]) => inCase(text));
}

const ENDS = ["\n", "\r\n", "\r", "\r\r\n"];
const end = fc.constantFrom<readonly string[]>(...ENDS.map((one) => [one]), ["\n", "\r\n"], ENDS);

const LANGUAGES: [string, string, Encoding[]][] = [
  ["Spanish", "áéíóúüñ", ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "mac-roman"]],
  ["French", "àâçéèêëîïôùû", ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "mac-roman"]],
  [
    "Portuguese",
    "áâãàçéêíóôõú",
    ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "mac-roman"],
  ],
  ["Polish", "ąćęłńóśźż", ["utf-8", "utf-16le", "utf-16be", "windows-1250"]],
  ["Czech", "áčďéěíňóřšťúůýž", ["utf-8", "utf-16le", "utf-16be", "windows-1250"]],
  ["Hungarian", "áéíóöőúüű", ["utf-8", "utf-16le", "utf-16be", "windows-1250"]],
];

describe("whatever is written in any encoding, with any line ends, is read back exactly or asked about", () => {
  it.each(LANGUAGES)("%s", (_, letters, encodings) => {
    const outcomes = { exact: 0, asked: 0, absent: 0 };
    fc.assert(
      fc.property(
        fc.array(wordOf(letters), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...encodings),
        fc.boolean(),
        end,
        (words, encoding, mark, ends) => {
          const rows = [["ID", "Name", "Amount"], ...words.map((word, at) => [`K-${at}`, word, `${at}.50`])];
          const text = rows.map((cells, at) => cells.join(";") + (ends[at % ends.length] ?? "")).join("");
          const isUnicode = encoding.startsWith("utf");
          const bytes = write((mark && isUnicode ? "\ufeff" : "") + text, encoding);
          const decoded = read(bytes);
          // Chosen by hand it is exact, always.
          expect(read(bytes, encoding).text).toBe(text);
          if (decoded.text !== text) {
            expect(isUnicode).toBe(false);
            if (decoded.alternatives.includes(encoding as CodePage)) outcomes.asked++;
            else {
              // As good a reading in the languages of those who use this: nothing in the bytes tells. It stands on
              // screen with her word, and beside it in the list the word as she wrote it.
              const words = decoded.readings.filter((reading) => reading.encoding === encoding);
              expect(text).toContain(words[0]?.word);
              outcomes.absent++;
            }
            return;
          }
          outcomes.exact++;
          const table = parseTable(decoded.text);
          expect(table.ok && table.value.lines.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 600 },
    );
    expect(outcomes.exact).toBeGreaterThan(540);
    if (encodings.includes("mac-roman")) expect(outcomes.absent).toBeLessThan(8);
  });
});

it("NUL bytes anywhere are taken out and counted, and nothing else is", () => {
  const text = fileOf(WORDS.spanish);
  fc.assert(
    fc.property(
      fc.constantFrom<Encoding>("utf-8", "windows-1252", "mac-roman"),
      fc.array(fc.nat(write(text, "windows-1252").length), { maxLength: 8 }),
      (encoding, places) => {
        const bytes = [...write(text, encoding)];
        // Within a letter of UTF-8 it breaks the letter, as it would in any reader.
        const isInside = (at: number): boolean => encoding === "utf-8" && ((bytes[at] ?? 0) & 0xc0) === 0x80;
        const free = places.filter((at) => !isInside(at)).sort((one, other) => other - one);
        for (const at of free) bytes.splice(at, 0, 0);
        expect(read(Uint8Array.from(bytes))).toMatchObject({ text, encoding, nulBytes: free.length });
      },
    ),
  );
});

it("no bytes whatever make it throw, in any encoding, and the answer is the same each time", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom(undefined, ...ENCODINGS),
      (noise, encoding) => {
        for (const bytes of [noise, join(utf8("ID;Peña\n1;"), noise)]) {
          expect(decodeFile(bytes, { encoding })).toEqual(decodeFile(bytes.slice(), { encoding }));
        }
      },
    ),
    { numRuns: 500 },
  );
});
