import { below, chance, pick, type Random } from './random-choice.ts'

/** What a title suffers between the department's list and the applicant's form, and is still the same title (matching.md 4a). */
export interface NoiseTables {
  /** Character → what a recogniser prints in its place. Not the detector's own table. */
  readonly misread: ReadonlyMap<string, readonly string[]>
  /** Character → what a keyboard that takes pinyin puts in its place. */
  readonly mistyped: ReadonlyMap<string, readonly string[]>
  /** 繁体 of a character. */
  readonly traditional: (text: string) => string
  /** Any characters of titles, for slips that nothing explains. */
  readonly characters: readonly string[]
}

type Noise = (title: string, random: Random, tables: NoiseTables) => string

const isHan = (char: string) => /\p{Script=Han}/u.test(char)

const replaceSome = (
  title: string,
  random: Random,
  count: number,
  table: ReadonlyMap<string, readonly string[]>,
): string => {
  const characters = [...title]
  const places = characters.flatMap((char, i) => (table.has(char) ? [i] : []))
  for (let n = 0; n < count && places.length > 0; n++) {
    const [at = 0] = places.splice(below(random, places.length), 1)
    characters[at] = pick(random, table.get(characters[at] ?? '') ?? [characters[at] ?? ''])
  }
  return characters.join('')
}

const typo: Noise = (title, random, tables) => {
  const characters = [...title]
  const at = below(random, characters.length)
  const which = random()
  if (which < 0.5) return replaceSome(title, random, 1, tables.mistyped)
  if (which < 0.62) characters[at] = pick(random, tables.characters)
  else if (which < 0.74) characters.splice(at, 1)
  else if (which < 0.86) characters.splice(at, 0, characters[at] ?? '')
  else characters.splice(at, 2, ...characters.slice(at, at + 2).reverse())
  return characters.join('')
}

const wide = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

const format: Noise = (title, random) => {
  const framed = pick(random, [
    (t: string) => t,
    (t: string) => `《${t}》`,
    (t: string) => `“${t}”`,
    (t: string) => `项目：${t}`,
  ])
  const spaced = chance(random, 0.4)
    ? [...title].map((c) => (isHan(c) && chance(random, 0.15) ? `${c} ` : c)).join('')
    : title
  return framed(chance(random, 0.4) ? wide(spaced) : spaced.replaceAll('(', '（').replaceAll(')', '）'))
}

const affixes: readonly ((title: string) => string)[] = [
  (t) => `关于${t}的研究`,
  (t) => `${t}研究`,
  (t) => `${t}及应用`,
  (t) => `${t}项目`,
  (t) => `国家自然科学基金项目${t}`,
  (t) => `国家社会科学基金项目：${t}`,
  (t) => `${t}（结题）`,
  (t) => `主持${t}`,
  (t) => `参与${t}课题研究`,
  (t) => `${t}技术开发`,
  (t) => `发明专利：${t}`,
  (t) => t.replace(/研究$/, ''),
  (t) => t.replace(/^基于|^面向|^一种/, ''),
]

const splits = /(?<=[，,、:：—])|(?<=与)|(?<=及)|(?<=和)|(?<=的)/u
const reorder: Noise = (title, random) => {
  const parts = title.split(splits).filter(Boolean)
  if (parts.length < 2) return title
  const at = 1 + below(random, parts.length - 1)
  return [...parts.slice(at), ...parts.slice(0, at)].join('').replace(/[，,、:：—]+$/u, '')
}

const cut: Noise = (title) => [...title].slice(0, Math.max(6, Math.ceil([...title].length * 0.65))).join('')

const modifiers =
  '新型 高效 若干 典型 我国 智能化 综合 相关 关键技术 系统性 现代 主要 有效 重要 复杂 快速 动态 实用'.split(' ')
const inserted: Noise = (title, random) => {
  const characters = [...title]
  // Not into the middle of 2015 or V2.0.
  const places = characters.flatMap((_, i) =>
    i > 0 && !/[\w.]{2}/.test(`${characters[i - 1]}${characters[i]}`) ? [i] : [],
  )
  characters.splice(places.length > 0 ? pick(random, places) : characters.length, 0, pick(random, modifiers))
  return characters.join('')
}

const clauseDropped: Noise = (title, random) => {
  const parts = title.split(/(?<=[，,、:：—])|(?<=与)|(?<=及)|(?<=的)/u).filter(Boolean)
  if (parts.length < 2) return title
  const kept = parts
    .toSpliced(below(random, parts.length), 1)
    .join('')
    .replace(/[，,、:：—与及的]+$/u, '')
  return [...kept].length >= 6 ? kept : title
}

const affix: Noise = (title, random) => pick(random, affixes)(title)
const misreadSome =
  (count: number): Noise =>
  (title, random, tables) =>
    replaceSome(title, random, count, tables.misread)

/** By the name that reports print. */
export const noises: Readonly<Record<string, Noise>> = {
  exact: (title) => title,
  format,
  ocr1: misreadSome(1),
  ocr3: misreadSome(3),
  typo,
  affix,
  reorder,
  cut,
  traditional: (title, _, tables) => tables.traditional(title),
  inserted,
  combo: (title, random, tables) =>
    format(affix(misreadSome(1)(title, random, tables), random, tables), random, tables),
  heavy: (title, random, tables) =>
    inserted(
      affix(misreadSome(Math.ceil([...title].filter(isHan).length * 0.2))(title, random, tables), random, tables),
      random,
      tables,
    ),
  abbrev: clauseDropped,
}
