import { expect, test } from 'vitest'
import { defaultBudget, readPagesWithin } from '#pdf/budget'
import { drawPdf, text } from './draw-pdf.ts'

/** 24 forms, each drawing the next one twice: sixteen million operations from four kilobytes. */
const bomb = (page: readonly string[][]): Uint8Array => {
  const levels = Array.from({ length: 24 }, (_, i) => {
    const draws = i === 23 ? '0 0 m 1 1 l S' : '/X Do /X Do'
    const inner = i === 23 ? '' : `/Resources << /XObject << /X ${7 + i} 0 R >> >>`
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] ${inner} /Length ${draws.length} >>\nstream\n${draws}\nendstream`
  })
  return drawPdf(
    page.map((content) => ({ content })),
    levels,
    '/XObject << /X 6 0 R >>',
  )
}

test('a small file is read in its own process as it is without one', async () => {
  const result = await readPagesWithin(drawPdf([{ content: [text(72, 700, '职称评审')] }]))
  expect(result).toMatchObject({ kind: 'read', outcome: 'read', pages: [{ text: '职称评审' }] })
}, 20_000)

test('a bomb is over its time, and what stands before and behind it is read', async () => {
  const budget = { ...defaultBudget, timeoutMs: 30_000, pageTimeoutMs: 4000 }
  const startedAt = performance.now()
  expect(await readPagesWithin(bomb([['/X Do']]), budget)).toMatchObject({ kind: 'unreadable', outcome: 'over-time' })
  expect(
    await readPagesWithin(bomb([[text(72, 700, '第一页')], ['/X Do'], [text(72, 700, '第三页')]]), budget),
  ).toMatchObject({
    outcome: 'partly-read',
    pages: [{ text: '第一页' }, { page: 2, reason: 'over-budget' }, { text: '第三页' }],
  })
  expect(performance.now() - startedAt).toBeLessThan(30_000)
}, 60_000)

test('a page that takes too much memory is left out, be it the first, and no other', async () => {
  const within = (maxTextMb: number) =>
    readPagesWithin(bomb([['/X Do'], [text(72, 700, '第二页')], ['/X Do'], [text(72, 700, '第四页')]]), {
      ...defaultBudget,
      maxTextMb,
    })
  expect(await within(300)).toMatchObject({
    outcome: 'partly-read',
    pages: [{ reason: 'over-budget' }, { text: '第二页' }, { reason: 'over-budget' }, { text: '第四页' }],
  })
  // Not even the reader itself fits into this.
  expect(await within(20)).toMatchObject({ kind: 'unreadable', outcome: 'over-memory' })
}, 60_000)
