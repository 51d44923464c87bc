import { normalise } from './normalise.ts'
import { chineseNumeral, readNumeral } from './numerals.ts'
import { leadingPlace, placesIn } from './regions.ts'
import { dice } from './similarity.ts'

/** What tells two otherwise equal titles apart (domain 6.8). Two titles that differ in one of them are two things. */
export const discriminatorKinds = [
  '期',
  '标段',
  '年度',
  '批次',
  '等级',
  '版本',
  '序号',
  '类型',
  '地名',
  '线路',
  '型号',
  '数字',
] as const
export type DiscriminatorKind = (typeof discriminatorKinds)[number]

export interface TitleParts {
  /** The comparable title without generic words and without discriminators. */
  readonly core: string
  readonly discriminators: Readonly<Partial<Record<DiscriminatorKind, readonly string[]>>>
}

export interface TitleComparison {
  /** Dice of the cores, 0..1. */
  readonly similarity: number
  readonly sameCore: boolean
  /** Discriminators that contradict each other, or that set one title apart (二期 beside nothing). */
  readonly discriminatorsDiffer: readonly DiscriminatorKind[]
  /** Discriminators that only one title prints and that people leave out when they are short: 年度, 地名, 版本, 型号. */
  readonly discriminatorsMissing: readonly DiscriminatorKind[]
}

const n = `(?:\\d{1,3}|${chineseNumeral}{1,3}|[ivx]{1,4})`

/** In this order: each takes its words out of the text before the next looks. Group 1 is the value. */
const patterns: readonly (readonly [DiscriminatorKind, RegExp])[] = [
  ['线路', /([a-z]*k\d+\+\d+(?:[-~]k?\d+\+\d+)?|\d+kv|[gs]\d{2,4}(?=[\p{Script=Han}]|$))/gu],
  ['期', new RegExp(`(?:第)?(${n})期(?!间|末|内|刊|望|货|待|限|权)(?:工程)?`, 'gu')],
  ['标段', new RegExp(`(?:第|no\\.?\\s?)?(${n}|[a-z]\\d*)(?:号)?(?:标段|合同段|标(?=[,:)]|$))`, 'gu')],
  ['标段', new RegExp(`(?:标段|合同段)(${n}|[a-z]\\d*)(?![a-z0-9])`, 'gu')],
  ['批次', new RegExp(`第?(${n})批次?`, 'gu')],
  [
    '等级',
    new RegExp(`([特甲乙丙丁]|${chineseNumeral}|[1-5])(?:等奖|级(?!域|联|配|别|数|差|进|指|政|反应|动力|结构))`, 'gu'),
  ],
  ['年度', /((?:19|20)\d{2})(?:年度|年|届)?/gu],
  ['版本', new RegExp(`(?:v|版本)\\s?(\\d+(?:\\.\\d+)*)|(\\d+\\.\\d+(?:\\.\\d+)*)版?|第?(${n})版`, 'gu')],
  [
    '序号',
    new RegExp(
      `第(${n})(?:部分|卷|册|分册|辑|集|篇|号|标|包|组|季)|\\((${n})\\)|之(${chineseNumeral})$|([上中下])(?:册|卷|篇|部)|(?<=\\p{Script=Han}\\s?)([ivx]{1,4})(?![a-z0-9+α-ω-]|射|光|轴|形|型|类|波|染|连)`,
      'gu',
    ),
  ],
  ['型号', /([a-z]{1,8}-?\d[a-z0-9./-]*)/gu],
  // 三号楼 is 3#楼, Ⅱ型 is 2型.
  ['数字', new RegExp(`(${chineseNumeral}{1,3})号(?=楼|线|桥|井|坝|机|泵|厂|地块|隧|闸|炉|$)`, 'gu')],
  ['数字', /(?<![a-z0-9统单唯同专])([ivx]{1,4}|[一二三四五])(?=型(?!号|材|钢|煤|砂))/gu],
  ['数字', /(\d+(?:\.\d+)?)(?:号|#)?/gu],
]

const kindWords = '装置|方法|系统|设备|平台|软件|介质|机构|结构|工艺|组合物|器件|终端|模型|算法'
/** The kinds that a title ends with, whatever is said of them: …方法及系统, …装置、设备和介质, …平台的研究. */
const kindTail = new RegExp(
  `((?:(?:电子|计算机|可读|存储|终端)*(?:${kindWords})(?:及其|以及|及|和|与|,)?)+)(?:的|及其|及|研究|应用|项目|课题|技术开发|研制)*$`,
  'u',
)
/** What stands before a title in a row of a form and belongs to the funder or the list, not to the thing. */
const wrapper =
  /^(?:(?:项目|课题|题目|名称|论文|发明专利|实用新型(?:专利)?|外观设计|软件著作权)(?:名称)?:|(?:国家|[\p{Script=Han}]{2,4}(?:省|自治区|市))?(?:自然|社会)科学基金(?:重大|重点|面上|青年|一般|西部|地区)?(?:科学基金)?(?:项目|课题)[:,]?)+(?=.{4})/u
const eachKind = new RegExp(kindWords, 'gu')

/** Words that every title has (domain 6.8) and that say nothing of the thing. */
const generic = /一种|一类|关于|基于|面向|研究|及其|以及|应用|项目|课题|的/gu

const readValue = (groups: readonly (string | undefined)[]): string => {
  const value = groups.find((group) => group !== undefined) ?? ''
  return String(readNumeral(value) ?? value)
}

/** Measures that are printed as a word or as a sign. */
const measures: readonly (readonly [word: RegExp, sign: string])[] = [
  [/(?<=\d)千伏/gu, 'kv'],
  [/(?<=\d)兆瓦/gu, 'mw'],
  [/(?<=\d)千瓦/gu, 'kw'],
  [/(?<=\d)(?:公里|千米)/gu, 'km'],
  [/(?<=\d)毫米/gu, 'mm'],
  [/(?<=\d)厘米/gu, 'cm'],
  [/(?<=\d)毫克/gu, 'mg'],
  [/(?<=\d)(?:公斤|千克)/gu, 'kg'],
  // From … to, as stations of a road and years print it.
  [/(?<=\d)[~至](?=k?\d)/gu, '-'],
]

/** A version in which l or o was read for a digit: Vl.0. */
const misreadVersion = /(?<![a-z])v(?=[\dlio.]*\d)[\dlio]+(?:\.[\dlio]+)+/gu

const misreadDigits: Readonly<Record<string, string>> = { l: '1', i: '1', o: '0' }
const asDigits = (text: string): string => text.replace(/[lio]/g, (c) => misreadDigits[c] ?? c)
const withMeasures = (text: string): string =>
  /\d/.test(text)
    ? measures.reduce((rest, [word, sign]) => rest.replace(word, sign), text).replace(misreadVersion, asDigits)
    : text

/** `一种甘蔗收获装置(二期)` → core 甘蔗收获, 期 2, 类型 装置. */
export const readTitle = (raw: string): TitleParts => {
  const found = new Map<DiscriminatorKind, string[]>()
  const add = (kind: DiscriminatorKind, value: string) => found.set(kind, [...(found.get(kind) ?? []), value])
  let text = withMeasures(normalise(raw))
    .replace(/[《》"']/g, '')
    .trim()
    .replace(wrapper, '')
  for (const [kind, regex] of patterns)
    text = text.replace(regex, (...match) => {
      add(kind, readValue(match.slice(1, -2).filter((group): group is string | undefined => typeof group !== 'number')))
      return ''
    })
  const words = text.replace(/[^\p{L}\p{N},]/gu, '').replace(/^(?:一种|一类|关于|基于|面向)+/u, '')
  for (const place of placesIn(words)) add('地名', place)
  const withoutPlace = words.slice(leadingPlace(words).length)
  const [tail = '', kindsOfTail = ''] = kindTail.exec(withoutPlace) ?? []
  for (const kind of kindsOfTail.match(eachKind) ?? []) add('类型', kind)
  const core = (
    tail.length < withoutPlace.length ? withoutPlace.slice(0, withoutPlace.length - tail.length) : withoutPlace
  )
    .replace(generic, '')
    .replaceAll(',', '')
  return { core, discriminators: Object.fromEntries([...found].map(([kind, values]) => [kind, values.toSorted()])) }
}

/** People leave these out when they write a title short; the others set the thing apart by standing there at all. */
export const mayBeLeftOut: ReadonlySet<DiscriminatorKind> = new Set<DiscriminatorKind>([
  '年度',
  '地名',
  '版本',
  '型号',
  '数字',
])
/** One wrong character in ten still counts as the same core; a shorter core must be equal. */
const sameCoreFrom = 0.85

/** Titles of one application are compared with each other many times over. */
const maxRemembered = 2_000
const remembered = new Map<string, TitleParts>()
const rememberTitle = (raw: string): TitleParts => {
  const known = remembered.get(raw)
  if (known) return known
  if (remembered.size >= maxRemembered) remembered.clear()
  const parts = readTitle(raw)
  remembered.set(raw, parts)
  return parts
}

export const compareTitles = (a: string, b: string): TitleComparison => {
  const [left, right] = [rememberTitle(a), rememberTitle(b)]
  const similarity = left.core === right.core ? 1 : dice(left.core, right.core)
  const differ = discriminatorKinds.filter(
    (kind) => String(left.discriminators[kind] ?? '') !== String(right.discriminators[kind] ?? ''),
  )
  const missing = differ.filter(
    (kind) =>
      mayBeLeftOut.has(kind) && (left.discriminators[kind] === undefined || right.discriminators[kind] === undefined),
  )
  return {
    similarity,
    sameCore: left.core !== '' && (left.core === right.core || similarity >= sameCoreFrom),
    discriminatorsDiffer: differ.filter((kind) => !missing.includes(kind)),
    discriminatorsMissing: missing,
  }
}

/** One string for one thing: equal titles, and only those, have it in common. Empty when nothing telling is left. */
export const toTitleKey = (raw: string): string => {
  const { core, discriminators } = readTitle(raw)
  const set = discriminatorKinds.flatMap((kind) => discriminators[kind]?.map((value) => `${kind}${value}`) ?? [])
  return core === '' ? '' : [core, ...set].join('|')
}
