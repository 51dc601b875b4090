import fc from "fast-check";
import { expect, it } from "vitest";
import { XmlScanner } from "./xml";

function read(portions: readonly string[]): string[] {
  const told: string[] = [];
  let text = "";
  const scanner = new XmlScanner({
    wantsText: true,
    open(name, attributes, depth) {
      told.push(`${depth} <${name} ${attributes("r") ?? "-"} ${attributes(":r") ?? "-"}`);
      text = "";
    },
    close(name) {
      told.push(`${text.trim()}</${name}>`);
      text = "";
    },
    text: (piece) => (text += piece),
  });
  for (const portion of portions) scanner.push(portion);
  scanner.end();
  return told;
}

const XML =
  "\ufeff<?xml version='1.0'?>\n<!-- a > b < c --><x:a xmlns:r=\"no\" r = 'A>1' >" +
  '<b x:r="p"/>one &amp; <![CDATA[<two> & ]]]]><c r="&lt;&#x41;" ></c >\r\nthree</x:a>\n<?end?>';

const TOLD = ["1 <a A>1 no", "2 <b - p", "</b>", "2 <c <A -", "</c>", "three</a>"];

it("is the same in whatever portions it comes", () => {
  expect(read([XML])).toEqual(TOLD);
  expect(read([...XML])).toEqual(TOLD);
  fc.assert(
    fc.property(fc.array(fc.nat(XML.length), { maxLength: 6 }), (cuts) => {
      const at = [0, ...cuts.sort((one, other) => one - other), XML.length];
      expect(read(at.slice(1).map((to, index) => XML.slice(at[index], to)))).toEqual(TOLD);
    }),
  );
});

it.each([
  "",
  "text",
  "<a>",
  "<a></b>",
  "<a/><b/>",
  "<a/>text",
  "text<a/>",
  "<a b></a>",
  "<a b=c></a>",
  '<a b="c></a>',
  '<a b="c"d="e"></a>',
  "< a></a>",
  "<a><!-- never closed</a>",
  "<a><![CDATA[</a>",
  "<!DOCTYPE a><a/>",
  "<a>&unknown;</a>",
])("%s is refused", (xml) => {
  expect(() => read([xml])).toThrow("workbook.broken");
  expect(() => read([...xml])).toThrow("workbook.broken");
});
