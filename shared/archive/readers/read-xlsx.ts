import { unzipSync } from 'fflate'
import { limits, type Table, type UnreadableTablesReason } from './table.ts'
import { readNumberMeanings } from './xlsx-dates.ts'
import { readSharedStrings, readSheet, type Workbook } from './xlsx-sheet.ts'
import { attribute, tagsOf } from './xml.ts'

const wanted = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/

/** Only the parts that are read are unpacked, and only while the sum of their sizes stays inside the budget. */
const unpack = (bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | UnreadableTablesReason => {
  let unpackedBytes = 0
  let tooLarge = false
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false
        unpackedBytes += originalSize
        if (unpackedBytes > limits.maxUnpackedBytes) tooLarge = true
        return !tooLarge
      },
    })
    return tooLarge ? 'too-large' : files
  } catch {
    return 'broken'
  }
}

interface SheetEntry {
  readonly name: string
  readonly relation: string
  readonly hidden: boolean
}

const readSheetEntries = (workbookXml: string): readonly SheetEntry[] =>
  [...tagsOf(workbookXml)]
    .filter(({ name, opens }) => name === 'sheet' && opens)
    .map(({ attributes }) => ({
      name: attribute(attributes, 'name') ?? '',
      relation: /(?:^|\s)\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '',
      hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
    }))

/** Relation id → path inside the package: `worksheets/sheet1.xml` and `/xl/worksheets/sheet1.xml` are the same. */
const readRelations = (relationsXml: string): ReadonlyMap<string, string> =>
  new Map(
    [...tagsOf(relationsXml)]
      .filter(({ name, opens }) => name === 'Relationship' && opens)
      .map(({ attributes }) => {
        const target = attribute(attributes, 'Target') ?? ''
        return [attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`] as const
      }),
  )

/** An XLSX workbook → a table for each visible worksheet, or why it cannot be read. */
export const readXlsx = (bytes: Uint8Array): readonly Table[] | UnreadableTablesReason => {
  const files = unpack(bytes)
  if (typeof files === 'string') return files
  const text = (path: string) => (files[path] ? new TextDecoder().decode(files[path]) : '')
  const workbookXml = text('xl/workbook.xml')
  if (workbookXml === '') return 'not-a-table'
  const relations = readRelations(text('xl/_rels/workbook.xml.rels'))
  const workbook: Workbook = {
    sharedStrings: readSharedStrings(text('xl/sharedStrings.xml')),
    meanings: readNumberMeanings(text('xl/styles.xml')),
    from1904: /<(?:\w+:)?workbookPr[^>]*date1904\s*=\s*["'](?:1|true)["']/.test(workbookXml),
  }
  return readSheetEntries(workbookXml).map(({ name, relation, hidden }): Table => {
    if (hidden) return { sheet: name, rows: [], notices: [`工作表“${name}”是隐藏的，未导入`] }
    const { rows, merged, cut } = readSheet(text(relations.get(relation) ?? ''), workbook)
    return {
      sheet: name,
      rows,
      notices: [
        ...(merged > 0 ? [`工作表“${name}”有 ${merged} 处纵向合并单元格，已向下填充`] : []),
        ...(cut ? [`工作表“${name}”超过 ${limits.maxRows} 行，其后未读`] : []),
      ],
    }
  })
}
