import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { strToU8, zipSync } from 'fflate'

/** The visible archive files; absent on other machines, and then their tests are skipped. */
const sharedArchive = resolve(import.meta.dirname, '../../../shared/data/archive')
export const hasRealFiles = existsSync(sharedArchive)
export const realFile = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(resolve(sharedArchive, name))) })

export const textFile = (name: string, ...lines: readonly string[]) => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
})

/** Node decodes GB18030 but cannot encode it: the inverse of its two-byte part. */
const gbBytes = (() => {
  const table = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if ([...character].length === 1 && !table.has(character)) table.set(character, [lead, trail])
    }
  return table
})()
export const encodeGb18030 = (text: string): Uint8Array =>
  new Uint8Array(
    [...text].flatMap((character) => {
      const bytes = character < '\u0080' ? [character.charCodeAt(0)] : gbBytes.get(character)
      if (!bytes) throw new Error(`no GBK bytes for ${character}`)
      return [...bytes]
    }),
  )

export interface SheetXml {
  readonly name: string
  /** The inside of `<worksheet>`. */
  readonly xml: string
  readonly hidden?: boolean
}

const rowsXml = (rows: readonly (readonly string[])[]) =>
  rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells.map((cell, c) => (cell.startsWith('<') ? cell.replace('<c', `<c r="${String.fromCharCode(65 + c)}${r + 1}"`) : `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`,
    )
    .join('')

/** Cells are text, or a whole `<c …>` without its reference. */
export const sheetOf = (name: string, rows: readonly (readonly string[])[], after = ''): SheetXml => ({
  name,
  xml: `<sheetData>${rowsXml(rows)}</sheetData>${after}`,
})

export const xlsxFile = (
  sheets: readonly SheetXml[],
  parts: Readonly<Record<string, string>> = {},
  workbookPr = '',
): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns:r="r">${workbookPr}<sheets>${sheets.map(({ name, hidden }, i) => `<sheet name="${name}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(`<worksheet>${xml}</worksheet>`)]),
    ),
    ...Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])),
  })
