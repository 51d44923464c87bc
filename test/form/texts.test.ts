import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Form } from '#domain/form'
import { type Box, isRead, type PagesRead } from '#domain/pages'
import { type ComparedText, placesOf } from '#domain/texts'
import { readApplication } from '#form/read-application'
import { readForm } from '#form/read-form'
import { readTexts } from '#form/texts/read-texts'
import { sampleCases } from '#local/samples/index'
import { readPages } from '#pdf/read-pages'
import { drawPdf, text } from '#test/pdf/draw-pdf'
import { aPage, aTable, nationalColumns, pagesOf } from './form-fixtures.ts'

interface Read {
  readonly name: string
  readonly pages: PagesRead
  readonly texts: readonly ComparedText[]
}

const readWith = async (name: string, bytes: Uint8Array): Promise<readonly Read[]> => {
  const pages = await readPages(bytes)
  if (pages.kind !== 'read') return []
  const form = readForm(pages)
  const application = readApplication({ form, pages, documentId: 'd' })
  return [{ name, pages, texts: readTexts({ form, pages, documentId: 'd', application }) }]
}

const overhang = 2 / 150
/** 2 px at 150 dpi, as a share of an A4 page. */
const [slackX, slackY] = [(overhang * 72) / 595, (overhang * 72) / 842]

const isInside = ([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box): boolean =>
  x0 >= left - slackX && x1 <= right + slackX && y0 >= top - slackY && y1 <= bottom + slackY

/** Characters of the span for which no glyph of the page that reads the same lies in its boxes. */
const uncovered = ({ pages }: Read, piece: ComparedText['pieces'][number], from: number, to: number): string => {
  const glyphs = placesOf(piece, { from, to }).flatMap(({ page, box }) =>
    pages.pages
      .filter(isRead)
      .filter((one) => one.page === page)
      .flatMap(({ runs }) => runs.flatMap(({ text, boxes }) => [...text].map((char, i) => ({ char, box: boxes[i] }))))
      .flatMap((glyph) => (glyph.box && isInside(glyph.box, box) ? [glyph.char] : [])),
  )
  const left = [...glyphs]
  return [...piece.raw.slice(from, to)]
    .filter((char) => char.trim() !== '')
    .filter((char) => {
      const at = left.indexOf(char)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    .join('')
}

const spans = 24
const coverage = (all: readonly Read[]) => {
  const misses: string[] = []
  let sampled = 0
  for (const read of all)
    for (const text of read.texts)
      for (const piece of text.pieces)
        for (let n = 0; n < spans; n++) {
          const from = Math.floor((n * piece.raw.length) / spans)
          const to = Math.min(piece.raw.length, from + 12 + ((n * 37) % 60))
          if (piece.raw.slice(from, to).trim() === '') continue
          sampled++
          const missing = uncovered(read, piece, from, to)
          if (missing !== '') misses.push(`${read.name} ${text.kind} ${piece.part} ${from}: ${missing}`)
        }
  return { sampled, misses }
}

describe('texts of the samples', () => {
  let all: readonly Read[]
  beforeAll(async () => {
    const files = (await sampleCases()).flatMap(({ id, files }) => files.map((file) => ({ id, file })))
    const read: Read[] = []
    for (const { id, file } of files) read.push(...(await readWith(id, await file.build())))
    all = read
  })

  test('every place of a stretch of text covers its characters to 2 px at 150 dpi', () => {
    const { sampled, misses } = coverage(all)
    expect(sampled).toBeGreaterThan(500)
    expect(misses).toEqual([])
  })

  test('portals tell everything in one cell: its first sentence is the name', () => {
    const row = all
      .flatMap(({ texts }) => texts)
      .find(({ pieces }) => pieces.map(({ part }) => part).join() === 'title,content')
    expect(row?.pieces[0]?.raw).toMatch(/^[^。]+。$/)
    expect(row?.kind).toBe('row')
  })

  test('a text has the same id when its file is read again', () => {
    const [first] = all.filter(({ texts }) => texts.length > 0)
    if (!first) return expect.fail('no sample has a text')
    const form = readForm(first.pages)
    const application = readApplication({ form, pages: first.pages, documentId: 'd' })
    expect(readTexts({ form, pages: first.pages, documentId: 'd', application })).toEqual(first.texts)
  })
})

describe('texts of real layouts', () => {
  const folder = join(import.meta.dirname, '../../../shared/data/applications')
  const files = globSync('{form,paper}*.pdf', { cwd: folder }).filter((name) => !name.includes('scan'))
  test.skipIf(!existsSync(folder))(
    'every place of a stretch of text covers its characters to 2 px at 150 dpi (needs ../shared/data)',
    async () => {
      const all: Read[] = []
      for (const name of files.toSorted()) all.push(...(await readWith(name, await readFile(join(folder, name)))))
      const { sampled, misses } = coverage(all)
      expect(sampled).toBeGreaterThan(1000)
      expect(misses).toEqual([])
      expect(all.flatMap(({ texts }) => texts).map(({ kind }) => kind)).toContain('paper')
    },
  )
})

test('a summary in the form ends where its pages end: what is printed on a certificate behind it is not its text', async () => {
  const sentence = (n: number) =>
    `第${n}年起本人负责河道断面测量与设计计算并编制施工图设计说明${'甲乙丙丁戊己庚辛'.charAt(n % 8)}`
  const lines = Array.from({ length: 9 }, (_, n) => text(60, 640 - n * 20, sentence(n)))
  const certificate = [
    '发明专利证书',
    '证书号第3308860号',
    '发明名称：一种装置',
    '专利号：ZL 2016 1 0992507.9',
    '授权公告日：2019年05月16日',
  ]
  const bytes = drawPdf([
    {
      content: [
        text(60, 780, '专业技术职务任职资格评审表'),
        text(60, 740, '姓名：覃示某'),
        text(60, 720, '工作单位：示范设计院'),
        text(60, 680, '十、专业技术工作总结'),
        ...lines,
      ],
    },
    { content: certificate.map((words, n) => text(120, 740 - n * 60, words)) },
  ])
  const [read] = await readWith('drawn', bytes)
  const whole = read?.texts.find(({ kind }) => kind === 'summary')?.pieces[0]?.raw
  expect(whole).toContain('河道断面测量')
  expect(whole).not.toMatch(/专利证书|3308860/)
})

test('a row on a scan is compared too when a misread character was mended in its number', () => {
  const content =
    '负责水库大坝渗流监测方案设计，完成断面测量与设计计算，编制施工图设计说明，指导现场埋设并整理两年的监测资料'
  const row = ['2019.01-2020.06', '一种渗流监测装置（专利号：ZL 2O16 1 O992507.9）', content, '获授权发明专利']
  const pages = pagesOf(aPage(row, { page: 3, source: 'ocr' }))
  const form: Form = {
    fields: [],
    tables: [aTable('任现职以来主要业绩', nationalColumns, row)],
    sections: [],
    certificates: [],
  }
  const application = readApplication({ form, pages, documentId: 'd' })
  expect(application.claims[0]?.identifiers[0]).toMatchObject({ key: '2016109925079', status: 'repaired' })
  const [text] = readTexts({ form, pages, documentId: 'd', application })
  expect(text).toMatchObject({ claimId: application.claims[0]?.claimId, textSource: 'ocr' })
  expect(text?.pieces.map(({ part }) => part)).toContain('content')
})
