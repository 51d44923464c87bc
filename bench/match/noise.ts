import { type NoiseTables, noises } from '#match/train/noise'
import { below, pick, type Random } from '#match/train/random-choice'
import { toTraditional } from '#text/traditional'

/** Characters that printers and readers confuse; where there is none, any character of the corpus stands in. */
const lookAlikes = [
  '未末',
  '土士',
  '己已巳',
  '千干于',
  '人入八',
  '大太犬',
  '日曰目',
  '田由甲申',
  '天夫无',
  '木本术',
  '王玉主',
  '刀力',
  '侯候',
  '析折',
  '拔拨',
  '徽微',
  '暖暧',
  '祟崇',
  '鸟乌',
  '间问',
  '住往佳',
  '汩汨',
  '研硏',
  '技枝',
  '测侧',
  '设没',
  '究宄',
  '气汽',
  '炼练',
  '网冈',
  '料科',
  '构沟',
  '机杌',
  '系糸',
  '电甩',
  '水永',
  '工王',
  '性牲',
  '体休',
  '效放',
  '控挖',
  '量晕',
] as const

/** Of three misread characters one becomes something that no table foresees. */
const othersOf = (char: string, any: () => string): readonly string[] => {
  const alike = [...(lookAlikes.find((group) => group.includes(char)) ?? '')].filter((other) => other !== char)
  return alike.length === 0 ? [any()] : [...alike.flatMap((other) => [other, other]), ...alike.map(any)]
}

/** Tables of its own for the noise that training uses too: the product's must not know their examiner. */
const tablesOf = (titles: readonly string[], random: Random): NoiseTables => {
  const characters = [
    ...titles
      .slice(0, 2_000)
      .join('')
      .replace(/[^\p{Script=Han}]/gu, ''),
  ]
  const any = () => pick(random, characters)
  const distinct = [...new Set(titles.flatMap((title) => [...title]))].filter((char) => /\p{Script=Han}/u.test(char))
  return {
    misread: new Map(distinct.map((char) => [char, othersOf(char, any)])),
    mistyped: new Map(distinct.map((char) => [char, [any(), any(), any()]])),
    traditional: toTraditional,
    characters,
  }
}

/** What happens to a title between the archive and a form (matching.md 4a). An exact one is no question. */
export const noiseNames: readonly string[] = Object.keys(noises).filter((name) => name !== 'exact')
/** One clause is dropped: other titles may hold the rest as well, so what it means is ambiguous. Reported beside. */
export const ambiguous = 'abbrev'

export interface BenchClaim {
  readonly title: string
  /** Its record's place among the titles. */
  readonly of: number
  readonly noise: string
}

/** Every class of noise in turns, over titles of the whole archive. */
export const makeClaims = (titles: readonly string[], count: number, random: Random): readonly BenchClaim[] => {
  const tables = tablesOf(titles, random)
  return Array.from({ length: count }, (_, i) => {
    const noise = noiseNames[i % noiseNames.length] ?? ''
    const of = below(random, titles.length)
    const title = titles[of] ?? ''
    return { title: noises[noise]?.(title, random, tables) ?? title, of, noise }
  })
}
