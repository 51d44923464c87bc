import { expect, test } from 'vitest'
import type { Evidence } from '#domain/application'
import type { Page, PagesRead, TextRun } from '#domain/pages'
import { authorsIn, paperCertificates } from '#form/claims/paper-first-page'

const lineOf = (text: string, y: number, height: number): TextRun => ({
  text,
  box: [0.1, y, 0.9, y + height],
  boxes: [...text].map((_, i) => [0.1 + i * 0.01, y, 0.11 + i * 0.01, y + height] as const),
})

/** The first line is the title, in larger print. */
const aPage = (lines: readonly string[], big = 1): Page => ({
  page: 6,
  width: 595,
  height: 842,
  source: 'text',
  runs: lines.map((text, i) => lineOf(text, 0.05 + i * 0.03, i < big ? 0.024 : 0.013)),
  hidden: [],
  rulings: [],
  text: lines.join('\n'),
})

const read = (lines: readonly string[], big?: number) => {
  const pages: PagesRead = { kind: 'read', parserVersion: '', outcome: 'read', pages: [aPage(lines, big)], active: [] }
  const part = { kind: 'paper', pages: [6, 7], confidence: 1, documentId: 'd', textSource: 'text' } as const
  const at = (page: number, box: Evidence['box'], quote: string): Evidence => ({
    documentId: 'd',
    page,
    box,
    quote,
    from: 'certificate',
    textSource: 'text',
  })
  return paperCertificates(pages, [part], at)[0]
}

const rest = ['（示范省某研究所，示范省 青岚市 999000）', '摘要：建立了模型。', '关键词：测试；模型', '韦九某，黄八某']

test('the first page of a paper gives its title and its authors in printed order, with the place of the line', () => {
  expect(read(['水质在线监测系统运行调度模型', '覃一某，韦二某，黄三某', ...rest])).toMatchObject({
    kind: 'paper',
    title: '水质在线监测系统运行调度模型',
    people: ['覃一某', '韦二某', '黄三某'],
    evidence: { page: 6, quote: '覃一某，韦二某，黄三某', box: [0.1, 0.08, expect.any(Number), expect.any(Number)] },
  })
})

test('a title of two lines is one, and a running head above it is none', () => {
  const page = read(['水质在线监测系统', '运行调度模型', '覃一某 韦二某', ...rest], 2)
  expect(page).toMatchObject({ title: '水质在线监测系统运行调度模型', people: ['覃一某', '韦二某'] })
})

test.each([
  ['覃一某1,2，韦二某1*，黄三某2', ['覃一某', '韦二某', '黄三某'], ['韦二某']],
  ['覃一某#, 韦二某#, 黄三某✉', ['覃一某', '韦二某', '黄三某'], ['覃一某', '韦二某', '黄三某']],
  ['覃一某(1)；韦 二(2)', ['覃一某', '韦二'], []],
  ['买买提·吐尔逊，覃一某1,*', ['买买提·吐尔逊', '覃一某'], ['覃一某']],
  ['示范省某研究所 青岚市', [], []],
  ['本文建立了一种模型，效果良好', [], []],
])('%s', (line, names, marked) => {
  expect(authorsIn(line).map(({ name }) => name)).toEqual(names)
  expect(authorsIn(line).flatMap(({ name, isMarked }) => (isMarked ? [name] : []))).toEqual(marked)
})

test('通信作者 in a note at the foot and 共同第一作者 are told', () => {
  const head = ['水质在线监测系统运行调度模型', '覃一某，韦二某', ...rest]
  expect(read([...head, '通信作者：韦二某，教授'])?.markedPeople).toEqual(['韦二某'])
  expect(read([...head, '覃一某与韦二某为共同第一作者'])?.saysSharedFirst).toBe(true)
  expect(read(head)).not.toHaveProperty('markedPeople')
})

test('a page without an abstract near the top is no first page, and a line of prose names nobody', () => {
  expect(read(['结论', '模型可用于工程。'])).toBeUndefined()
  expect(read(['水质在线监测系统运行调度模型', '本文建立了模型', ...rest])?.people).toEqual([])
})
