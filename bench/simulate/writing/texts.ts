import type { Claim } from '#domain/claim'
import type { TextKind } from '#domain/texts'
import { chance, pick, type Random } from '#match/train/random-choice'
import type { TextPlan } from '#test/builders/compared-text'
import { boilerplates } from '../../passages/boilerplates.ts'
import type { Person } from '../cast.ts'
import { type Details, type Outline, outlineOf, written } from './outline.ts'

const places = [
  '南宁市',
  '柳州市',
  '桂林市',
  '梧州市',
  '北海市',
  '钦州市',
  '贵港市',
  '玉林市',
  '百色市',
  '河池市',
  '来宾市',
  '崇左市',
]

/** The place, unit and dates that somebody tells of. */
export const detailsOf = (random: Random, { name, unit }: Person, year = 2023): Details => ({
  place: pick(random, places),
  unit,
  people: [name],
  year,
  random,
})

/** What a row of the table says beside its title. */
export interface RowOutline {
  readonly content: Outline
  readonly outcome: Outline
}

export const rowOutline = (random: Random): RowOutline => ({
  content: outlineOf('work', 6, random),
  outcome: outlineOf('outcome', 5, random),
})

export const rowText = ({ claimId, title }: Claim, { content, outcome }: RowOutline, details: Details): TextPlan => ({
  kind: 'row',
  title,
  claimId,
  parts: { title, content: written(content, details), outcome: written(outcome, details) },
})

export const wholeText = (
  kind: Exclude<TextKind, 'row'>,
  title: string,
  outline: Outline,
  details: Details,
): TextPlan => ({ kind, title, parts: { whole: written(outline, details) } })

const sentencesOfSummary = 26

/** What everybody hands in: a row in their own words, and some a summary that begins and ends with what all summaries say. */
export const ownWords = (
  random: Random,
  person: Person,
  claims: readonly Claim[],
  year: number,
): readonly TextPlan[] => {
  const details = detailsOf(random, person, year)
  const [row] = claims
  return [
    ...(row ? [rowText(row, rowOutline(random), details)] : []),
    ...(chance(random, 0.3) ? [wholeText('summary', '专业技术工作总结', aSummary(random), details)] : []),
  ]
}

const aSummary = (random: Random): Outline => {
  const own = outlineOf('both', sentencesOfSummary, random)
  return chance(random, 0.5) ? [pick(random, boilerplates), ...own, pick(random, boilerplates)] : own
}
