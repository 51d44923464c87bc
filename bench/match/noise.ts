import { toTraditional } from '#text/traditional'
import type { Random } from './random.ts'

/** What happens to a title between the archive and a form (matching.md 4a). Tables of the product are not used: it must not know its examiner. */
export type Noise = (title: string, random: Random, characters: string) => string

/** Characters that printers and readers confuse; others are replaced by any character of the corpus, which is harder. */
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

const replaceAt = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1)

const misread = (c: string, random: Random, characters: string): string => {
  const group = lookAlikes.find((one) => one.includes(c))
  if (group && random.next() < 0.7) return random.pick([...group].filter((other) => other !== c))
  return characters[random.below(characters.length)] ?? c
}
const ocr =
  (swaps: (title: string) => number): Noise =>
  (title, random, characters) => {
    let read = title
    for (let i = 0; i < swaps(title); i++) {
      const at = random.below(read.length)
      read = replaceAt(read, at, misread(read[at] ?? '', random, characters))
    }
    return read
  }

const affix: Noise = (title, random) =>
  random.pick([`关于${title}的研究`, `《${title}》项目`, `${title}及其应用`, `课题：${title}`, `${title}研究与应用`])

const modifiers = ['新型', '高效', '智能化', '若干', '关键', '综合', '深度', '一体化', '区域性', '协同'] as const
const insert: Noise = (title, random) => {
  const at = 2 + random.below(Math.max(1, title.length - 3))
  return title.slice(0, at) + random.pick(modifiers) + title.slice(at)
}

const fullWidth = (title: string) =>
  title
    .replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    .replace(/（/g, '(')
    .replace(/）/g, ')')
const spaced: Noise = (title, random) => {
  const at = 1 + random.below(title.length - 1)
  return `${title.slice(0, at)} ${title.slice(at)}`
}
const format: Noise = (title, random, characters) =>
  random.pick([fullWidth, (text: string) => spaced(text, random, characters), (text: string) => `“${text}”。`])(title)

const typo: Noise = (title, random, characters) => {
  const at = random.below(title.length)
  const other = characters[random.below(characters.length)] ?? ''
  return random.pick([
    replaceAt(title, at, other),
    replaceAt(title, at, ''),
    title.slice(0, at) + other + title.slice(at),
    title.slice(0, at) + (title[at + 1] ?? '') + (title[at] ?? '') + title.slice(at + 2),
  ])
}

/** Cut where a clause ends, or in the middle. */
const halves = (title: string): readonly [string, string] => {
  const ends = [...title.matchAll(/[的与及和对，,：:]/gu)]
    .map(({ index }) => index + 1)
    .filter((at) => at > 3 && at < title.length - 3)
  const middle = title.length / 2
  const at = ends.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? Math.floor(middle)
  return [title.slice(0, at), title.slice(at)]
}

export const noises = {
  format,
  ocr1: ocr(() => 1),
  ocr3: ocr(() => 3),
  typo,
  affix,
  reorder: (title) => {
    const [head, tail] = halves(title)
    return tail + head
  },
  cut: (title) => title.slice(0, Math.max(5, Math.ceil(title.length * 0.65))),
  traditional: (title) => toTraditional(title),
  insert,
  combo: (title, random, characters) =>
    affix(insert(ocr(() => 1)(title, random, characters), random, characters), random, characters),
  heavy: (title, random, characters) =>
    affix(
      insert(ocr(({ length }) => Math.round(length * 0.2))(title, random, characters), random, characters),
      random,
      characters,
    ),
  // One clause is dropped: other titles may hold the rest as well, so what it means is ambiguous. Reported beside.
  abbrev: (title, random) => halves(title)[random.below(2)] ?? title,
} as const satisfies Record<string, Noise>
export type NoiseName = keyof typeof noises
export const noiseNames = Object.keys(noises).filter((name): name is NoiseName => name in noises)

export interface BenchClaim {
  readonly title: string
  /** Its record's place among the titles. */
  readonly of: number
  readonly noise: NoiseName
}

/** Every class of noise in turns, over titles of the whole archive. */
export const makeClaims = (titles: readonly string[], count: number, random: Random): readonly BenchClaim[] => {
  const characters = titles
    .slice(0, 2_000)
    .join('')
    .replace(/[^\p{Script=Han}]/gu, '')
  return Array.from({ length: count }, (_, i) => {
    const noise = noiseNames[i % noiseNames.length] ?? 'format'
    const of = random.below(titles.length)
    return { title: noises[noise](titles[of] ?? '', random, characters), of, noise }
  })
}
