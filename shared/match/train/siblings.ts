import { readNumeral } from '#text/numerals'
import { readTitle } from '#text/title'
import { below, pick, type Random } from './random-choice.ts'
import { groupedWords } from './word-groups.ts'

/** A pair of titles of one series: two things that look like one (domain 6.8). */
export type Sibling = readonly [title: string, sibling: string]

export interface SiblingTables {
  /** Word → words that may stand in its place: found in the archive's own titles. */
  readonly substitutes: ReadonlyMap<string, readonly string[]>
  /** Words of titles, as they are cut. */
  readonly cut: (title: string) => readonly string[]
}

type MakeSibling = (title: string, random: Random, tables: SiblingTables) => Sibling | undefined

const chinese = [...'一二三四五六七八九']
const roman = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ']

/** Two different ones of a list; 二 and 2 are one. */
const two = (random: Random, items: readonly string[]): readonly [string, string] => {
  const numberOf = (item: string) => String(readNumeral(item) ?? item)
  for (;;) {
    const [a, b] = [pick(random, items), pick(random, items)]
    if (numberOf(a) !== numberOf(b)) return [a, b]
  }
}

const numbered =
  (forms: readonly ((n: string) => string)[], numbers: readonly string[]): MakeSibling =>
  (title, random) => {
    const form = pick(random, forms)
    const [a, b] = two(random, numbers)
    return [title + form(a), title + form(b)]
  }

const phases = numbered(
  [(n) => `（${n}期）`, (n) => `${n}期`, (n) => `第${n}期`, (n) => `（第${n}期）`, (n) => `${n}期工程`],
  [...chinese.slice(0, 5), '1', '2', '3'],
)
const romans = numbered([(n) => `（${n}）`, (n) => n, (n) => ` ${n}`, (n) => `第${n}部分`], roman)
const versions = numbered(
  [(n) => `V${n}`, (n) => `软件V${n}`, (n) => ` v${n}`, (n) => `（${n}版）`, (n) => `系统${n}`],
  ['1.0', '2.0', '3.0', '1.1', '2.1', '1.2.0', '4.0'],
)
const sections = numbered(
  [(n) => `第${n}标段`, (n) => `${n}标段`, (n) => `第${n}合同段`, (n) => `第${n}批`, (n) => `（第${n}批次）`],
  [...chinese, '1', '2', '3', '11', '12'],
)
const years: MakeSibling = (title, random) => {
  const year = 2008 + below(random, 14)
  const other = year + 1 + below(random, 3)
  const form = pick(random, [
    (y: number) => `${y}年度${title}`,
    (y: number) => `${title}（${y}）`,
    (y: number) => `${y}年${title}`,
    (y: number) => `${title}（${y}年度）`,
  ])
  return [form(year), form(other)]
}
const provinces = '江苏 浙江 广东 广西 湖南 湖北 四川 云南 贵州 福建 山东 河南 陕西 甘肃 新疆 宁夏'.split(' ')
const cities =
  '青岚市 安澜市 临泽市 望江县 柳河县 南宁市 柳州市 桂林市 白石镇 清水乡 东阳区 凤鸣县 石桥镇 百色市'.split(' ')
const regions: MakeSibling = (title, random) => {
  const [a, b] = two(random, random() < 0.5 ? provinces.map((p) => p + (random() < 0.4 ? '省' : '')) : cities)
  return [a + title, b + title]
}
const kinds = '方法 装置 系统 设备 工艺 平台'.split(' ')
const methods: MakeSibling = (title, random) => {
  const base = title.replace(/(?:的)?(?:方法|装置|系统|设备|研究|及其|应用|用途|组合物|平台|和|与)+$/u, '')
  if ([...base].length < 5) return undefined
  const [a, b] = two(random, kinds)
  const form = pick(random, [
    (k: string) => base + k,
    (k: string) => `一种${base}${k}`,
    (k: string) => `${base}的${k}研究`,
    (k: string) => `${base}${k}及应用`,
  ])
  return [form(a), form(b)]
}
const models = numbered(
  [(n) => `${n}型`, (n) => `（${n}）`, (n) => ` ${n}`],
  ['4GZ-180', '4GZ-260', 'DF4B', 'DF8B', 'ZL50', 'ZL30', 'XR280', 'XR360', 'HX-1', 'HX-2', 'C30', 'C50', 'GK1C'],
)
const lots = numbered(
  [(n) => `${n}号`, (n) => `${n}#`, (n) => `${n}kV`, (n) => `K${n}+100`],
  ['1', '2', '3', '5', '110', '220', '35', '500'],
)

/** A whole word for a word that stands in such places too. */
const wordSwap: MakeSibling = (title, random, { substitutes, cut }) => {
  const words = cut(title)
  const places = words.flatMap((word, i) => (substitutes.has(word) ? [i] : []))
  if (places.length === 0) return undefined
  const at = pick(random, places)
  return unlessOne(title, words.with(at, pick(random, substitutes.get(words[at] ?? '') ?? [])).join(''))
}

/** A word of a group by hand; the detector's own list of opposites has no part in it. */
const groupSwap: MakeSibling = (title, random) => {
  const found = groupedWords(title)
  if (found.length === 0) return undefined
  const { at, word, others } = pick(random, found)
  return unlessOne(title, title.slice(0, at) + pick(random, others) + title.slice(at + word.length))
}

const unlessOne = (title: string, sibling: string): Sibling | undefined =>
  readTitle(title).core === readTitle(sibling).core ? undefined : [title, sibling]

/** By the name that reports print. */
export const siblings: Readonly<Record<string, MakeSibling>> = {
  phase: phases,
  roman: romans,
  version: versions,
  section: sections,
  year: years,
  region: regions,
  method: methods,
  model: models,
  number: lots,
  word: wordSwap,
  group: groupSwap,
}
