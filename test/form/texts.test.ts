import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Box, isRead, type PagesRead } from '#domain/pages'
import { type ComparedText, placesOf } from '#domain/texts'
import { readApplication } from '#form/read-application'
import { readForm } from '#form/read-form'
import { readTexts } from '#form/texts/read-texts'
import { sampleCases } from '#local/samples/index'
import { readPages } from '#pdf/read-pages'

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
