import { afterAll, beforeAll, expect, test } from 'vitest'
import { engines, openEngine } from '../contract/engines.ts'
import { drawSheets } from './contact-sheets.ts'
import { copiedTexts } from './copied-texts.ts'
import { passagesOf, type SidePassage, sample } from './measure.ts'

/** `node test/boxes/main.ts DIR` measures all of the texts, and writes the pictures. */
const [engine] = engines
const perSide = 25
let opened: Awaited<ReturnType<typeof openEngine>> | undefined
let sampled: readonly SidePassage[] = []

beforeAll(async () => {
  if (!engine) throw new Error('no engine')
  opened = await openEngine(engine)
  const passages: SidePassage[] = []
  // Every third text: each layout, in two disguises.
  for (const golden of copiedTexts.filter((_, i) => i % 3 === 0)) passages.push(...(await passagesOf(opened, golden)))
  sampled = sample(passages, perSide)
}, 600_000)
afterAll(() => opened?.close())

test('fifty passages are looked at, as many on either side', () => {
  expect(Map.groupBy(sampled, ({ side }) => side).get('own')).toHaveLength(perSide)
  expect(sampled).toHaveLength(2 * perSide)
})

test('the words of a passage are found on its pages', () => {
  const [found, of] = [
    sampled.reduce((sum, { glyphs }) => sum + glyphs.length, 0),
    sampled.reduce((sum, one) => sum + one.of, 0),
  ]
  expect(found / of).toBeGreaterThan(0.97)
})

test('its boxes cover every glyph of it to two pixels of the page picture', () => {
  expect(sampled.filter(({ bare }) => bare.length > 0).map(({ id, bare }) => [id, bare.length])).toEqual([])
})

test('its boxes hold little else', () => {
  const mean = sampled.reduce((sum, { foreignShare }) => sum + foreignShare, 0) / sampled.length
  expect(mean).toBeLessThan(0.3)
})

test('the pages are drawn with the boxes on contact sheets', async () => {
  const { value: sheet } = await drawSheets(sampled.slice(0, 2)).next()
  expect(
    Buffer.from(sheet ?? [])
      .subarray(1, 4)
      .toString('latin1'),
  ).toBe('PNG')
}, 60_000)
