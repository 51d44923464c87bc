import { maskPeopleIn } from '#domain/mask'
import type { PassageSegment, TextOverlap } from '#domain/passages'
import type { TextPart } from '#domain/texts'
import { percent } from '#rules/words/format'

/** The cell that a passage stands in; of a document that is one text, nothing. */
export const overlapPartWords: Readonly<Record<TextPart, string>> = {
  title: '“名称”',
  content: '“内容与作用”',
  outcome: '“完成情况”',
  whole: '',
}

/** `内容与作用 95.0%（86/90 字）`: never a share without what it is a share of. */
export const measureWords = ({ measures }: TextOverlap): readonly string[] =>
  measures.map(({ label, share, characters, of }) => `${label} ${percent(share)}（${characters}/${of} 字）`)

/** What differs in brackets: 【甲水库→□□□】. For where there is no second column and no underline. */
export const segmentsText = (segments: readonly PassageSegment[]): string =>
  segments.map(({ isSame, own, other }) => (isSame ? own : `【${own || '∅'}→${other || '∅'}】`)).join('')

/** The applicant's own side names the applicant, and whoever else has a number in it. */
export const maskedOverlap = (overlap: TextOverlap, applicant: string): TextOverlap => ({
  ...overlap,
  passages: overlap.passages.map((passage) => ({
    ...passage,
    segments: passage.segments.map((segment) => ({ ...segment, own: maskPeopleIn(segment.own, [applicant]) })),
  })),
})
