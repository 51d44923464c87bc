import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Page } from '#domain/pages'
import { readPagesWithin } from '#pdf/budget'
import { budgetOfSeconds, defaultBudget } from '#pdf/limits'
import { readPages } from '#pdf/read-pages'
import { readScans } from '#pdf/read-scans'
import { gbkSample } from '#pdf/self-check'
import { drawPdf, text } from './draw-pdf.ts'

const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)
const good = drawPdf([{ content: [text(72, 700, '姓名：覃示某')] }])
const wordsOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const form = (content: string, inner: string): string =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] ${inner} /Length ${content.length} >>\nstream\n${content}\nendstream`
const paintsX = (extra: readonly string[], catalog = '') =>
  drawPdf([{ content: ['/X Do', text(72, 700, '姓名：覃示某')] }], extra, '/XObject << /X 6 0 R >>', catalog)
/** 2^24 operations from four kilobytes. */
const bomb = paintsX(
  Array.from({ length: 24 }, (_, i) =>
    i === 23 ? form('0 0 m 1 1 l S', '') : form('/X Do /X Do', `/Resources << /XObject << /X ${7 + i} 0 R >> >>`),
  ),
)
const withTrailer = (entry: string) => bytesOf(wordsOf(good).replace('/Root 1 0 R', `/Root 1 0 R ${entry}`))
const drawsItself = paintsX([form('/X Do', '/Resources << /XObject << /X 6 0 R >> >>')])

const hostile: readonly (readonly [name: string, bytes: Uint8Array, outcome: string])[] = [
  ['nothing', new Uint8Array(), 'empty-file'],
  ['a web page', bytesOf('<html><body>申报表</body></html>'), 'not-a-pdf'],
  ['a head without a body', bytesOf('%PDF-1.7\n%%EOF'), 'broken'],
  ['half a file', good.slice(0, good.length / 2), 'broken'],
  [
    'no pages',
    bytesOf(
      wordsOf(good)
        .replace(/\/Kids \[[^\]]*\]/, '/Kids []')
        .replace('/Count 1', '/Count 0'),
    ),
    'no-pages',
  ],
  ['a page count of nothing', bytesOf(wordsOf(good).replace('/Count 1', '/Count 0')), 'read'],
  ['a page count below nothing', bytesOf(wordsOf(good).replace('/Count 1', '/Count -3')), 'read'],
  ['a page tree in a circle', bytesOf(wordsOf(good).replace(/\/Kids \[[^\]]*\]/, '/Kids [2 0 R]')), 'broken'],
  ['a page count that lies', bytesOf(wordsOf(good).replace('/Count 1', '/Count 99999')), 'read'],
  ['a drawing that draws itself', drawsItself, 'read'],
  ['a bomb', bomb, 'over-time'],
  ['locked by a program for rights', withTrailer('/Encrypt << /Filter /FopnFowner /V 1 >> /ID [(a)(b)]'), 'locked'],
  ['locked by a certificate', withTrailer('/Encrypt << /Filter /Adobe.PubSec /V 4 >> /ID [(a)(b)]'), 'locked'],
  ['more bytes than allowed', new Uint8Array(defaultBudget.maxBytes + 1), 'too-large'],
]
const budget = { ...defaultBudget, timeoutMs: 2500, scanPageTimeoutMs: 2000, scanTimeoutMs: 4000 }

describe('a hostile file', () => {
  test.each(hostile)(
    'that is %s ends in an outcome with a name',
    async (_, bytes, outcome) => {
      expect((await readPagesWithin(bytes, budget)).outcome).toBe(outcome)
    },
    20_000,
  )

  test('changes nothing of the next one, and gives its memory back', async () => {
    const expected = JSON.stringify(await readPagesWithin(gbkSample()))
    const before = process.memoryUsage.rss()
    for (const [name, bytes] of hostile) {
      await readPagesWithin(bytes, budget)
      expect(JSON.stringify(await readPagesWithin(gbkSample())), `after ${name}`).toBe(expected)
    }
    // Each was read in a process of its own. What is left are the bytes of the largest; the bomb alone took 500 MB.
    expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(80)
  }, 60_000)
})

test('who waits less gets less: text and scans fit into the seconds that were given', () => {
  expect(budgetOfSeconds(40)).toMatchObject({ timeoutMs: 20_000, pageTimeoutMs: 10_000, scanTimeoutMs: 40_000 })
  expect(budgetOfSeconds(6)).toMatchObject({ timeoutMs: 3000, pageTimeoutMs: 1500, scanTimeoutMs: 6000 })
  expect(budgetOfSeconds(3600)).toMatchObject({ timeoutMs: defaultBudget.timeoutMs, scanTimeoutMs: 3_600_000 })
})

const image =
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream'
const scans = drawPdf(
  Array.from({ length: 12 }, () => ({ content: ['q 595 0 0 842 0 0 cm /X Do Q'] })),
  [image],
  '/XObject << /X 6 0 R >>',
)

describe('recognition', () => {
  // Whatever it computes at that moment: a thread that was ended in the middle of it took the whole process along.
  test.each([50, 600, 1200])(
    'may be ended after %i ms, and its pages are left for a person',
    async (timeoutMs) => {
      const result = await readPagesWithin(scans, { ...defaultBudget, scanTimeoutMs: timeoutMs })
      expect(result.outcome).toBe('partly-read')
      const reasons = result.kind === 'read' ? result.pages.map((page) => page.source === 'unread' && page.reason) : []
      expect(reasons).toHaveLength(12)
      expect(reasons.at(-1)).toBe('over-budget')
    },
    30_000,
  )

  test('goes no further with a document that takes more memory than it may', async () => {
    const within = (maxMb: number) => readScans(scans, [1, 2], { pageTimeoutMs: 20_000, timeoutMs: 30_000, maxMb })
    expect([...(await within(2000)).keys()]).toEqual([1, 2])
    expect((await within(100)).size).toBe(0)
  }, 60_000)
})

test('what was read before memory ran out is kept, and so is what the file holds beside its pages', async () => {
  const attached = drawPdf(
    [{ content: [text(72, 700, '第一页')] }, { content: ['/X Do'] }],
    Array.from({ length: 24 }, (_, i) =>
      i === 23 ? form('0 0 m 1 1 l S', '') : form('/X Do /X Do', `/Resources << /XObject << /X ${7 + i} 0 R >> >>`),
    ),
    '/XObject << /X 6 0 R >>',
    '/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 99 0 R >> >>] >> >>',
  )
  expect(await readPagesWithin(attached, { ...budget, maxTextMb: 250, timeoutMs: 15_000 })).toMatchObject({
    outcome: 'partly-read',
    pages: [{ text: '第一页' }, { reason: 'over-budget' }],
    active: ['attachment'],
  })
}, 30_000)

const stamps = drawPdf(
  Array.from({ length: 5 }, () => ({ width: 120, height: 120, content: ['q 120 0 0 120 0 0 cm /X Do Q'] })),
  [image],
  '/XObject << /X 6 0 R >>',
)

describe('a second try', () => {
  test('recognises only what the first had not come to, and counts both', async () => {
    const first = new Map<number, Page>()
    await readPagesWithin(
      stamps,
      { ...defaultBudget, scanTimeoutMs: 60_000 },
      {
        earlier: async () => [],
        add: async (page) => void first.set(page.page, page),
      },
    )
    expect(first.size).toBe(5)
    const added: number[] = []
    const counts: number[] = []
    const result = await readPagesWithin(stamps, defaultBudget, {
      earlier: async () => [...first.values()].slice(0, 3),
      add: async (page, _, { done, all }) => {
        added.push(page.page)
        counts.push(done)
        expect(all).toBe(5)
      },
    })
    expect(added).toEqual([4, 5])
    expect(counts).toEqual([4, 5])
    expect(result.kind === 'read' && result.pages).toEqual([...first.values()])
  }, 90_000)
})

const shared = '../shared/data/robustness'
const filesIn = (folder: string) => readdirSync(join(shared, folder)).map((file) => join(shared, folder, file))

describe.skipIf(!existsSync(shared))('encrypted files of others (skipped without the shared data)', () => {
  test('open when only their owner has a password, and say that they are restricted', async () => {
    for (const file of filesIn('encrypted-permissions')) {
      const result = await readPages(new Uint8Array(readFileSync(file)))
      expect(result, file).toMatchObject({ kind: 'read', active: expect.arrayContaining(['restricted']) })
    }
  }, 60_000)

  test('stay locked when their reader needs one', async () => {
    for (const file of filesIn('encrypted-password'))
      expect((await readPages(new Uint8Array(readFileSync(file)))).outcome, file).toBe('locked')
  }, 60_000)
})
