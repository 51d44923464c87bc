import type { Day, Patent } from '#local/samples/achievements'
import { patentNumber } from '#local/samples/numbers'
import { units } from '#local/samples/people'
import { type Person, personOf, titleOf } from '../../bench/simulate/cast.ts'
import { inWords } from './form.ts'

export { type Person, titleOf } from '../../bench/simulate/cast.ts'

/** A person of the golden set; names do not come again for a long while. */
export const who = (n: number, given: Partial<Person> = {}): Person => ({ ...personOf(40_000 + n * 13), ...given })

export const unitNamed = (name: string) => ({ name, creditCode: '', address: '桂示范市示例路1号' })

/** A patent as it really is; Tuesday 2023-03-14 is the day of its grant. */
export const patentOf = (n: number, given: Partial<Patent> = {}): Patent => {
  const type = given.type ?? 'invention'
  const filed: Day = given.filed ?? '2021-05-20'
  const serial = String(1_000_000 + n * 7_919).slice(-7)
  return {
    type,
    number: patentNumber(Number(filed.slice(0, 4)), type === 'invention' ? 1 : 2, serial),
    publication: `CN ${type === 'invention' ? 1 : 2}${String(13_000_000 + n * 977).slice(0, 8)} ${type === 'invention' ? 'B' : 'U'}`,
    certificateNumber: 5_800_000 + n,
    title: `一种${titleOf(n).replace(/研究$|研制$/, '')}装置`,
    inventors: [],
    owners: [units.machinery],
    filed,
    granted: '2023-03-14',
    ...given,
  }
}

/** The row of a patent in the table of patents, as its honest owner fills it in. */
export const patentRow = (
  patent: Patent,
  rank: string,
  given: Partial<{ title: string; type: string; number: string; publication: string; granted: string }> = {},
): readonly string[] => [
  given.title ?? patent.title,
  given.type ?? (patent.type === 'invention' ? '发明专利' : '实用新型'),
  given.number ?? `ZL${patent.number}`,
  given.publication ?? patent.publication,
  given.granted ?? inWords(patent.granted),
  rank,
]

/** A date that a row prints: 2021.03. */
export const month = (date: string): string => date.slice(0, 7).replace('-', '.')
