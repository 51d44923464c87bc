import type { Span } from './spans.ts'

/** Others' words that a text may hold: said to be others', with their source. */
export interface Quotation extends Span {
  readonly kind: 'quotation' | 'law' | 'references'
}

const quoted = /[“「『"]([^”」』"]{8,600})[”」』"]/gu
/** `[3]`, `〔2-4〕`, `③`, `（张三，2019）` right behind the closing mark. */
const citationAfter =
  /^[。，,；;]?\s*(?:[[［〔]\s*\d{1,3}(?:\s*[-–,，]\s*\d{1,3})*\s*[\]］〕]|[①-⑳]|[（(][^（）()]{0,40}(?:19|20)\d{2}[^（）()]{0,20}[）)]|[（(][^（）()]{0,10}《[^》]{2,60}》[^（）()]{0,30}[）)])/u
/** `据《…》指出：`, `《…》第三条规定，` right before the opening mark. */
const sourceBefore = /《[^》]{2,60}》[^。；;“”\n]{0,30}[，,：:]?\s*$/u

const citedQuotations = (raw: string): readonly Quotation[] =>
  [...raw.matchAll(quoted)].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    const isCited =
      citationAfter.test(raw.slice(to, to + 80)) || sourceBefore.test(raw.slice(Math.max(0, from - 100), from))
    return isCited ? [{ from: from + 1, to: to - 1, kind: 'quotation' as const }] : []
  })

/** The clause of a law, standard or notice that is named with its number, up to the end of the sentence. */
const lawClause =
  /《[^》]{2,60}(?:法|条例|办法|规定|规范|规程|标准|细则|通知|意见|条件|准则)》[^。；;\n]{0,20}第\s*[一二三四五六七八九十百零〇\d.]+\s*[条款章节][^。\n]{0,400}。?/gu

/** A list of references, with the heading that names it, up to the next part or the end. */
const referenceList =
  /^[ \t　]*(?:[一二三四五六七八九十\d]+[、.．]\s*)?(?:参\s*考\s*文\s*献|主要参考文献|references)\s*[:：]?[ \t]*$/gimu
const nextPart = /^[ \t　]*(?:附\s*录|附\s*件|致\s*谢|作者简介)[^\n]{0,20}$/mu

const references = (raw: string): readonly Quotation[] =>
  [...raw.matchAll(referenceList)].map((match) => {
    const from = match.index
    const after = from + match[0].length
    const end = nextPart.exec(raw.slice(after))?.index
    return { from, to: end === undefined ? raw.length : after + end, kind: 'references' as const }
  })

/** What is quoted with its source, clauses of named laws, lists of references. A quotation without a source is none. */
export const findQuotations = (raw: string): readonly Quotation[] =>
  [
    ...citedQuotations(raw),
    ...[...raw.matchAll(lawClause)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      kind: 'law' as const,
    })),
    ...references(raw),
  ].toSorted((a, b) => a.from - b.from || a.to - b.to)
