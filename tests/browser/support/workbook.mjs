// A workbook as Excel writes it, small enough to be understood: one sheet, shared strings, dates as numbers with a date's
// format. And text in the encoding that Arabic Excel saves CSV in.
//
//     fs.writeFileSync(file, workbook([['الاسم', 'تاريخ الميلاد'], ['سارة', { date: 32470 }], ['هدى', { number: 501234567 }]]));
import zlib from 'node:zlib';

const crc_of = bytes => zlib.crc32(bytes);

// Files packed into one; `claims` says another size than there is, as hostile archives do.
export function zipped(files) {
  const parts = [], directory = [];
  let at = 0;
  for (const [name, content, claims = {}] of files) {
    const bytes = Buffer.from(content), packed = claims.packed ?? zlib.deflateRawSync(bytes, { level: 9 });
    const size = claims.size ?? bytes.length, crc = claims.crc ?? crc_of(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2); // the name is UTF-8
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, entry, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory), end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
const letters = column => (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const around = {
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="العملاء" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet ${main}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

// `sheet`: what stands in the sheet's part instead of the rows.
export function workbook(rows, { sheet, claims } = {}) {
  const strings = new Map();
  const number_of = text => strings.get(text) ?? (strings.set(text, strings.size), strings.size - 1);
  const cell = (value, reference) => {
    if (value === '') return '';
    if (typeof value === 'string') return `<c r="${reference}" t="s"><v>${number_of(value)}</v></c>`;
    return value.date === undefined ? `<c r="${reference}"><v>${value.number}</v></c>` : `<c r="${reference}" s="1"><v>${value.date}</v></c>`;
  };
  const body = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, letters(c) + (r + 1))).join('')}</row>`).join('');
  const shared = [...strings.keys()].map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('');
  return zipped([
    ...Object.entries(around),
    ['xl/sharedStrings.xml', `${head}<sst ${main} count="${strings.size}" uniqueCount="${strings.size}">${shared}</sst>`],
    ['xl/worksheets/sheet1.xml', sheet ?? `${head}<worksheet ${main}><sheetData>${body}</sheetData></worksheet>`, claims],
  ]);
}

export function windows_1256(text) { // it has no Arabic digits
  const bytes = new Map(), decoder = new TextDecoder('windows-1256');
  for (let byte = 0; byte < 256; ++byte) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from([...text.replace(/[٠-٩]/g, digit => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit))].map(letter => bytes.get(letter) ?? 0x3f));
}
