import { toZip } from './zip.ts'

/** Tables as departments save them: GB18030 from an old spreadsheet, UTF-8 with a byte-order mark, and an XLSX workbook. */

export type TableRows = readonly (readonly string[])[]

// Node decodes GB18030 but does not encode it. All that we write lies in its two-byte part, so the decoder gives the table.
const gb18030Bytes = (): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\uFFFD' && !table.has(character))
        table.set(character, [lead, trail])
    }
  return table
}

/** Throws for a character outside ASCII and the two-byte part of GB18030. */
export const encodeGb18030 = (text: string): Uint8Array => {
  const table = gb18030Bytes()
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0
      if (code < 0x80) return [code]
      const bytes = table.get(character)
      if (!bytes) throw new RangeError(`not in the two-byte part of GB18030: U+${code.toString(16)}`)
      return [...bytes]
    }),
  )
}

const csvCell = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const toCsv = (rows: TableRows): string => rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

export const toTsv = (rows: TableRows): string => `\uFEFF${rows.map((row) => `${row.join('\t')}\n`).join('')}`

const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const columnName = (index: number): string => String.fromCharCode(65 + index)

const sheetXml = (rows: TableRows): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row
          .map(
            (cell, c) =>
              `<c r="${columnName(c)}${r + 1}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

const packageParts = (sheetName: string, rows: TableRows): Readonly<Record<string, string>> => ({
  '[Content_Types].xml':
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${xmlText(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': sheetXml(rows),
})

/** A workbook of one sheet, up to 26 columns, every cell a string. The same rows give the same bytes. */
export const toXlsx = (sheetName: string, rows: TableRows): Uint8Array =>
  toZip(Object.entries(packageParts(sheetName, rows)).map(([path, xml]) => [path, new TextEncoder().encode(xml)]))
