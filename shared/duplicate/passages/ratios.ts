import type { PassageDocument } from './document.ts'
import type { PassageMatch, PassageSearch } from './find-passages.ts'
import { toTextSpan } from './passage-text.ts'
import { lengthOf, type Span, unionOf, without } from './spans.ts'

/** Letters and digits that others have too, of how many, and their share 0..1. */
export interface Ratio {
  readonly characters: number
  readonly share: number
}

/** The four figures that Chinese reviewers know, over one stated denominator. A share is never shown without its passages. */
export interface OverlapRatios {
  /** Letters and digits of the text, form text and common text left out: what every share is a share of. */
  readonly denominator: number
  /** Letters and digits with everything. */
  readonly characters: number
  /** Left out: said by blank forms or policy documents. */
  readonly templates: number
  /** Left out: said by very many applicants. A text that was sold hundreds of times is here: show it when it is much. */
  readonly common: number
  /** 总文字复制比 */
  readonly total: Ratio
  /** 去除本人文献复制比 */
  readonly withoutOwn: Ratio
  /** 去除引用文献复制比 */
  readonly withoutQuotations: Ratio
  /** 单篇最大文字复制比, and whose text it is; none when nothing is shared. */
  readonly largestSingle: Ratio & { readonly document?: string; readonly isOwn?: boolean }
}

/** `quotations` are raw spans of the document, as `findQuotations` gives them. */
export const overlapRatios = (
  document: PassageDocument,
  { matches, templates, common }: Pick<PassageSearch, 'matches' | 'templates' | 'common'>,
  quotations: readonly Span[],
): OverlapRatios => {
  const toText = (spans: readonly Span[]) => unionOf(spans.map((span) => toTextSpan(document.text, span)))
  const form = toText(templates)
  const everybodys = without(toText(common), form)
  const leftOut = [...form, ...everybodys]
  const characters = document.text.codes.length
  const denominator = characters - lengthOf(leftOut)
  const sharedWith = (some: readonly PassageMatch[]) =>
    without(toText(some.flatMap(({ passages }) => passages.flatMap(({ blocks }) => blocks.map(({ a }) => a)))), leftOut)
  const ratio = (spans: readonly Span[]): Ratio => {
    const length = lengthOf(spans)
    return { characters: length, share: denominator === 0 ? 0 : length / denominator }
  }
  const singles = matches
    .map((match) => ({ ...ratio(sharedWith([match])), document: match.document, isOwn: match.isOwn }))
    .toSorted((a, b) => b.characters - a.characters || (a.document < b.document ? -1 : 1))
  return {
    denominator,
    characters,
    templates: lengthOf(form),
    common: lengthOf(everybodys),
    total: ratio(sharedWith(matches)),
    withoutOwn: ratio(sharedWith(matches.filter(({ isOwn }) => !isOwn))),
    withoutQuotations: ratio(without(sharedWith(matches), toText(quotations))),
    largestSingle: singles[0] ?? { characters: 0, share: 0 },
  }
}
