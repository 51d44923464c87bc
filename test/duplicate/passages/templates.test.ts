import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignDocuments } from '#duplicate/passages/align'
import { documentFingerprints, prepareDocument } from '#duplicate/passages/document'
import { formTemplates, templatesWith } from '#duplicate/passages/form-templates'
import { toRawSpan } from '#duplicate/passages/passage-text'
import { createTemplates, learnTemplates } from '#duplicate/passages/templates'
import { anyText, textOf } from './texts.ts'

test('no passage and no key stands in template text', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(4), fc.nat(200), (left, right, n, from) => {
      const templates = createTemplates([textOf(n, 400).slice(from, from + 120)])
      const [a, b] = [prepareDocument(left, { templates }), prepareDocument(right, { templates })]
      const passages = alignDocuments(a, b)
      for (const [document, side] of [
        [a, 'a'],
        [b, 'b'],
      ] as const) {
        const places = documentFingerprints(document).map(({ at }) => at)
        for (const span of document.templates) {
          expect(places.filter((at) => at >= span.from && at < span.to)).toEqual([])
          const raw = toRawSpan(document.text, span)
          const inside = passages
            .flatMap(({ blocks }) => blocks.map((block) => block[side]))
            .filter((block) => block.from < raw.to && raw.from < block.to)
          expect(inside).toEqual([])
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('the print of a blank form is a template, misread too', () => {
  const text = `${textOf(1, 60)}。本人郑重承诺所提供的申报材料真实有效，不存在弄虛作假、抄袭剽窃等行为，如有不卖，自愿取消评审资格并承担相应责任。${textOf(2, 60)}`
  const { templates, text: read } = prepareDocument(text, { templates: formTemplates() })
  expect(templates).toHaveLength(1)
  expect(templates.map((span) => toRawSpan(read, span)).map(({ from, to }) => text.slice(from, to))[0]).toMatch(
    /^本人郑重承诺.*承担相应责任$/,
  )
})

test('a policy document given as text is a template', () => {
  const policy = textOf(5, 200)
  const [a, b] = [textOf(1) + policy, textOf(2) + policy].map((raw) =>
    prepareDocument(raw, { templates: templatesWith([policy]) }),
  )
  expect(a && b && alignDocuments(a, b)).toEqual([])
})

const sample = (applicant: string, n: number, shared: string) => ({
  applicant,
  text: `${textOf(n, 400)}。${shared}。${textOf(n + 100, 400)}`,
})

test('what more applicants than the cap have in common is learnt, from its first to its last character', () => {
  const shared = textOf(7, 150)
  const learnt = learnTemplates(
    Array.from({ length: 8 }, (_, n) => sample(`person ${n}`, 20 + n, shared)),
    6,
  )
  const { templates, text } = prepareDocument(sample('another', 50, shared).text, { templates: learnt })
  expect(templates.map((span) => toRawSpan(text, span)).map(({ from, to }) => to - from)).toEqual([
    shared.replace(/，$/, '').length,
  ])
})

test('eight papers of one person teach nothing', () => {
  const shared = textOf(7, 150)
  expect(
    learnTemplates(
      Array.from({ length: 8 }, (_, n) => sample('one person', 20 + n, shared)),
      6,
    ).size,
  ).toBe(0)
})
