import { deflateRawSync } from "node:zlib";

/** A file inside the zip; `claims` is the unpacked size that its directory entry pretends to. */
interface Entry {
  name: string;
  text: string;
  claims?: number;
}

function record(signature: number, fields: [size: 2 | 4, value: number][]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  buffer.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [size, value] of fields) at = buffer.writeUIntLE(value, at, size);
  return buffer;
}

/** A zip written by hand, small enough to lie where a test wants it to. */
export function zipOf(entries: Entry[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, claims } of entries) {
    const packed = deflateRawSync(Buffer.from(text));
    const unpacked = claims ?? Buffer.byteLength(text);
    const fields: [2 | 4, number][] = [
      ...([20, 0x0800, 8, 0, 0].map((value) => [2, value]) as [2, number][]),
      ...([0, packed.length, unpacked].map((value) => [4, value]) as [4, number][]),
      [2, Buffer.byteLength(name)],
      [2, 0],
    ];
    const file = Buffer.concat([record(0x04034b50, fields), Buffer.from(name), packed]);
    const rest: [2 | 4, number][] = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ];
    directory.push(record(0x02014b50, [[2, 20], ...fields, ...rest]), Buffer.from(name));
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const count = entries.length;
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listed.length],
    [4, offset],
    [2, 0],
  ]);
  return new Uint8Array(Buffer.concat([...files, listed, end]));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The files of a workbook with one sheet, "Loans", whose rows are given as they stand in the XML. */
export function workbookEntries(rows: string): Entry[] {
  return [
    {
      name: "[Content_Types].xml",
      text: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      text: `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="Loans" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: "xl/styles.xml",
      text: `${HEAD}<styleSheet ${MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/sharedStrings.xml",
      text: `${HEAD}<sst ${MAIN}><si><t>Loan ID</t></si><si><t>Inés &amp; Ña 😀</t></si></sst>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      text: `${HEAD}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    },
  ];
}
