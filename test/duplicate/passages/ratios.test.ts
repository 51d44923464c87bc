import { expect, test } from 'vitest'
import { alignDocuments } from '#duplicate/passages/align'
import { prepareDocument } from '#duplicate/passages/document'
import type { PassageMatch } from '#duplicate/passages/find-passages'
import { toRawSpan } from '#duplicate/passages/passage-text'
import { findQuotations } from '#duplicate/passages/quotations'
import { overlapRatios } from '#duplicate/passages/ratios'
import { createTemplates } from '#duplicate/passages/templates'
import { textOf } from './texts.ts'

const quotesOf = (raw: string) => findQuotations(raw).map(({ kind, from, to }) => [kind, raw.slice(from, to)])

test('a quotation counts only with its source', () => {
  const said = '坚持把高质量发展作为首要任务'
  expect(quotesOf(`文献认为“${said}”[12]，本文同意。`)).toEqual([['quotation', said]])
  expect(quotesOf(`有人说“${said}”（张三，2019）。`)).toEqual([['quotation', said]])
  expect(quotesOf(`《某某纲要》指出：“${said}”。`)).toEqual([['quotation', said]])
  expect(quotesOf(`本人提出“${said}”的思路。`)).toEqual([])
})

test('the clause of a named law is others’ text, the law’s name alone is not', () => {
  expect(quotesOf('按照《建设工程质量管理条例》第三十条的规定，施工单位必须建立检验制度。随后开展工作。')).toEqual([
    ['law', '《建设工程质量管理条例》第三十条的规定，施工单位必须建立检验制度。'],
  ])
  expect(quotesOf('本人学习了《建设工程质量管理条例》。')).toEqual([])
})

test('a list of references ends at the next part', () => {
  const raw = '正文结束。\n参考文献：\n[1] 甲. 某某研究[J].\n[2] 乙. 某某方法[J].\n附录A 计算书\n其他'
  expect(quotesOf(raw)).toEqual([['references', expect.stringMatching(/^参考文献[\s\S]*方法\[J\]\.\n$/)]])
  expect(quotesOf('文中提到参考文献很多。')).toEqual([])
})

const [passage, own, form, quoted] = [
  textOf(1, 200),
  textOf(2, 100),
  textOf(3, 120),
  textOf(4, 60).replaceAll('，', ''),
]
const raw = `${textOf(5, 300)}。${passage}。${own}。${form}。“${quoted}”[3]。${textOf(6, 220)}`
const document = prepareDocument(raw, { templates: createTemplates([form]) })
const matchOf = (id: string, text: string, isOwn = false): PassageMatch => ({
  document: id,
  applicant: id,
  isOwn,
  weight: 1,
  passages: alignDocuments(document, prepareDocument(text)),
})
const search = {
  matches: [
    matchOf('stranger', textOf(7) + passage + quoted + form),
    matchOf('second', textOf(8) + passage.slice(0, 100)),
    matchOf('earlier', textOf(9) + own, true),
  ],
  templates: document.templates.map((span) => toRawSpan(document.text, span)),
  common: [],
}
const lettersOf = (text: string) => text.replaceAll('，', '').length

test('the four figures stand over one denominator without form text, and each counts a character once', () => {
  const ratios = overlapRatios(document, search, findQuotations(raw))
  expect(ratios.templates).toBe(lettersOf(form))
  expect(ratios.denominator).toBe(ratios.characters - ratios.templates - ratios.common)
  expect(ratios.total.characters).toBe(lettersOf(passage) + lettersOf(own) + lettersOf(quoted))
  expect(ratios.total.share).toBe(ratios.total.characters / ratios.denominator)
  expect(ratios.withoutOwn.characters).toBe(ratios.total.characters - lettersOf(own))
  expect(ratios.withoutQuotations.characters).toBe(ratios.total.characters - lettersOf(quoted))
  expect(ratios.largestSingle).toMatchObject({ document: 'stranger', isOwn: false })
  expect(ratios.largestSingle.characters).toBe(lettersOf(passage) + lettersOf(quoted))
})

test('text that very many have is out of both parts, and said', () => {
  const common = [{ from: raw.indexOf(passage), to: raw.indexOf(passage) + passage.length }]
  const ratios = overlapRatios(document, { ...search, common }, [])
  expect(ratios.common).toBe(lettersOf(passage))
  expect(ratios.total.characters).toBe(lettersOf(own) + lettersOf(quoted))
})

test('nothing shared is nought, also of an empty text', () => {
  const nothing = { matches: [], templates: [], common: [] }
  expect(overlapRatios(prepareDocument(''), nothing, []).total).toEqual({ characters: 0, share: 0 })
  expect(overlapRatios(document, nothing, []).largestSingle).toEqual({ characters: 0, share: 0 })
})
