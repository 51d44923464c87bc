import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTables } from '#archive/readers/read-tables'
import { serialToDate } from '#archive/readers/xlsx-dates'
import { encodeGb18030, sheetOf, xlsxFile } from './files.ts'

const read = (bytes: Uint8Array) => {
  const result = readTables(bytes)
  if (result.kind !== 'tables') throw new Error(`unreadable: ${result.reason}`)
  return result
}
const readText = (text: string) => read(new TextEncoder().encode(text))
const cellsOf = (bytes: Uint8Array) => read(bytes).tables[0]?.rows.map(({ cells }) => cells)

describe('encodings', () => {
  const text = '项目名称,年度\n甘蔗收获机械化,2021\n'

  test('a CSV that a Chinese Excel saved as GBK reads as Chinese', () => {
    const result = read(encodeGb18030(text))
    expect(result.encoding).toBe('gb18030')
    expect(result.tables[0]?.rows[1]?.cells).toEqual(['甘蔗收获机械化', '2021'])
  })

  test('a byte order mark is no part of the first header', () => {
    expect(readText(`\uFEFF${text}`).tables[0]?.rows[0]?.cells[0]).toBe('项目名称')
    const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))])
    expect(read(utf16)).toMatchObject({ encoding: 'utf-16le' })
    expect(cellsOf(utf16)?.[1]).toEqual(['甘蔗收获机械化', '2021'])
  })

  test('one broken byte in a UTF-8 file does not turn the file into wrong Chinese', () => {
    const bytes = new TextEncoder().encode(text.repeat(20))
    bytes[bytes.length - 10] = 0xff
    const result = read(bytes)
    expect(result.encoding).toBe('utf-8')
    expect(result.notices[0]).toContain('无法识别的字符')
  })
})

describe('delimited text', () => {
  test('rows are numbered as a spreadsheet numbers them: blank rows count, lines inside a cell do not', () => {
    const { rows } = readText('名称,年\n"两行的\n名称",2020\n\n最后,2021\n').tables[0] ?? { rows: [] }
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, '名称'],
      [2, '两行的\n名称'],
      [3, ''],
      [4, '最后'],
    ])
  })

  test('tabs win over the commas inside a list of inventors', () => {
    const result = readText(
      'no\ttitle\tinventors\n1\t甲\t覃一,韦二,黄三\n2\t乙\t覃一,韦二\n3\t丙\t覃一,韦二,黄三,蓝四\n',
    )
    expect(result.format).toBe('tsv')
    expect(result.tables[0]?.rows[1]?.cells).toEqual(['1', '甲', '覃一,韦二,黄三'])
  })

  test('a quote that never closes costs no rows', () => {
    const table = readText('名称,年\n"甲,2020\n乙,2021\n丙,2022\n').tables[0]
    expect(table?.rows).toHaveLength(4)
    expect(table?.notices[0]).toContain('引号')
  })

  test('="0012" is the text 0012', () => {
    expect(readText('编号,名称\n="0012",甲\n').tables[0]?.rows[1]?.cells[0]).toBe('0012')
  })

  test('whatever the cells hold, quoting brings them back', () => {
    const cell = fc.stringMatching(/^[一-龥a-z0-9,"\n；]{0,8}$/).map((text) => text.trim())
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, (rows) => {
        const header = ['甲列', '乙列', '丙列']
        const csv = [header, ...rows]
          .map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(','))
          .join('\r\n')
        expect(readText(csv).tables[0]?.rows.map(({ cells }) => cells)).toEqual([header, ...rows])
      }),
    )
  })
})

describe('JSON', () => {
  const record = { 项目名称: '甲', 批准号: '71173013' }
  test.each([
    ['a list', [record]],
    ['records under a key', { records: [record] }],
    ['records two levels down', { data: { total: 1, list: [record] } }],
  ])('%s becomes a table', (_, value) => {
    expect(readText(JSON.stringify(value)).tables[0]?.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '项目名称', '批准号'],
      [2, '甲', '71173013'],
    ])
  })

  test('lists of names and nested objects become cells', () => {
    const table = readText(
      JSON.stringify([
        { title: '甲', inventors: [{ name: '覃一' }, { name: '韦二' }], dates: { filed: '2020-01-02' } },
      ]),
    ).tables[0]
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['title', 'inventors', 'filed'],
      ['甲', '覃一;韦二', '2020-01-02'],
    ])
  })

  test('JSON without records is named so, and never a table of one cell', () => {
    expect(readTables(new TextEncoder().encode('{"a": 1}'))).toEqual({ kind: 'unreadable', reason: 'not-a-table' })
  })
})

describe('XLSX', () => {
  test('shared strings join their rich text and leave the phonetic reading out', () => {
    const strings =
      '<sst><si><t>名称</t></si><si><r><t>甘蔗</t></r><r><t xml:space="preserve">收获</t></r><rPh sb="0" eb="1"><t>カンショ</t></rPh></si></sst>'
    const bytes = xlsxFile([sheetOf('一', [['<c t="s"><v>0</v></c>'], ['<c t="s"><v>1</v></c>']])], {
      'xl/sharedStrings.xml': strings,
    })
    expect(cellsOf(bytes)).toEqual([['名称'], ['甘蔗收获']])
  })

  test('a number is a date where its style says so, as exact as the style prints it', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>'
    const bytes = xlsxFile(
      [
        sheetOf('一', [
          [
            '<c s="0"><v>44197</v></c>',
            '<c s="1"><v>44197</v></c>',
            '<c s="2"><v>44197</v></c>',
            '<c s="1"><v>0</v></c>',
          ],
        ]),
      ],
      {
        'xl/styles.xml': styles,
      },
    )
    expect(cellsOf(bytes)?.[0]).toEqual(['44197', '2021-01-01', '2021-01', ''])
  })

  test('workbooks that count from 1904 give the same days', () => {
    expect(serialToDate(44197, 'day', false)).toBe('2021-01-01')
    expect(serialToDate(44197 - 1462, 'day', true)).toBe('2021-01-01')
    expect(serialToDate(1, 'day', false)).toBe('1900-01-01')
  })

  test('every day since 1900-03-01 survives its serial number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 60_000 }), (serial) => {
        const day = serialToDate(serial, 'day', false)
        expect(new Date(day).getTime() / 86_400_000 + 25_569).toBe(serial)
      }),
    )
  })

  test('a number of more than 15 digits is marked as damaged, a patent number is not', () => {
    const bytes = xlsxFile([
      sheetOf('一', [
        [
          '<c><v>450123199001010000</v></c>',
          '<c><v>4.50123199001010E+17</v></c>',
          '<c><v>202310123456.60001</v></c>',
          '<c t="e"><v>#REF!</v></c>',
        ],
      ]),
    ])
    const row = read(bytes).tables[0]?.rows[0]
    expect(row?.cells).toEqual(['450123199001010000', '450123199001010000', '202310123456.6', '#REF!'])
    expect([...(row?.damage ?? [])]).toEqual([
      [0, 'lost-digits'],
      [1, 'lost-digits'],
      [3, 'error-value'],
    ])
  })

  test('every visible sheet is read, a hidden one is named', () => {
    const bytes = xlsxFile([
      sheetOf('奖项', [['甲']]),
      sheetOf('专利', [['乙']]),
      { ...sheetOf('草稿', [['丙']]), hidden: true },
    ])
    expect(read(bytes).tables.map(({ sheet, rows, notices }) => [sheet, rows.length, notices.length])).toEqual([
      ['奖项', 1, 0],
      ['专利', 1, 0],
      ['草稿', 0, 1],
    ])
  })

  test('a cell merged over rows is filled down, and says so', () => {
    const bytes = xlsxFile([
      sheetOf(
        '一',
        [
          ['年度', '名称'],
          ['2020', '甲'],
          ['', '乙'],
        ],
        '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
      ),
    ])
    const table = read(bytes).tables[0]
    expect(table?.rows[2]?.cells).toEqual(['2020', '乙'])
    expect(table?.notices[0]).toContain('合并单元格')
  })

  test('rows keep their numbers over the gaps of a sparse sheet', () => {
    const xml =
      '<sheetData><row r="2"><c r="C2" t="inlineStr"><is><t>甲</t></is></c></row><row r="9"><c r="A9"><v>1</v></c></row></sheetData>'
    expect(read(xlsxFile([{ name: '一', xml }])).tables[0]?.rows).toEqual([
      { row: 2, cells: ['', '', '甲'] },
      { row: 9, cells: ['1'] },
    ])
  })
})

describe('files that are no tables', () => {
  const head = (...bytes: readonly number[]) => new Uint8Array([...bytes, ...new Array<number>(600).fill(0)])
  const ole = [0xd0, 0xcf, 0x11, 0xe0]
  test.each([
    ['an empty file', new Uint8Array(), 'empty-file'],
    ['blanks only', new TextEncoder().encode(' \n \n'), 'empty-file'],
    ['an Excel 97 workbook', head(...ole), 'old-excel'],
    ['a workbook with a password', new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]), 'locked'],
    ['a zip that breaks off', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'broken'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n…'), 'not-a-table'],
    ['a picture', head(0x89, 0x50, 0x4e, 0x47), 'not-a-table'],
  ])('%s is named', (_, bytes, reason) => {
    expect(readTables(bytes)).toEqual({ kind: 'unreadable', reason })
  })

  test('a small zip that says it unpacks to more than the budget is not unpacked', () => {
    const bytes = xlsxFile([sheetOf('一', [['甲']])])
    const view = new DataView(bytes.buffer)
    // The size in the central directory is what unpacking reserves; each entry claims 300 MB.
    for (let at = 0; at < bytes.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 300 * 2 ** 20, true)
    expect(readTables(bytes)).toEqual({ kind: 'unreadable', reason: 'too-large' })
  })

  test('no bytes make the reader throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['tables', 'unreadable']).toContain(readTables(bytes).kind)
      }),
    )
  })
})
