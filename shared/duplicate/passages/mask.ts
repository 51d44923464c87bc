import { findDates } from '#text/dates'
import { leadingPlace, placesIn } from '#text/regions'
import type { Mask } from './passage-text.ts'
import type { Span } from './spans.ts'

/** What a resold text changes. Private-use characters: the normaliser drops them, so no text can hold one of its own. */
export const maskCodes = { number: 0xe001, date: 0xe002, unit: 0xe003, name: 0xe004, place: 0xe005 } as const

/** What the form itself says about the person: exact words, wherever they stand in the text. */
export interface KnownDetails {
  readonly names?: readonly string[]
  readonly units?: readonly string[]
  readonly places?: readonly string[]
}

const measures =
  '万千瓦时|千瓦时|兆瓦时|亿千瓦时|平方公里|平方千米|平方米|立方米|万平方米|万立方米|公里|千米|厘米|毫米|微米|公顷|万亩|亿元|万元|千元|元|万吨|吨|公斤|千克|万千瓦|千瓦|兆瓦|千伏|小时|分钟|个月|万人|人次|人|项|篇|件|台|套|次|个|名|座|处|条|米|亩|年|月|天|日|倍|' +
  'km2|m3\\/s|kwh|mwh|km|cm|mm|kv|kw|mw|mpa|kn|kg|hm2|m2|m3|℃|㎡|m³\\/s|m³|m²|m|t|h|%|％|‰'
const numbers = [
  new RegExp(`[0-9０-９]+(?:,[0-9]{3})*(?:[.．][0-9０-９]+)?(?:\\s*(?:余|多))?(?:\\s*(?:${measures}))?`, 'giu'),
  new RegExp(`[一二三四五六七八九十百千万两]+(?:余|多)?(?:${measures})`, 'gu'),
]

/** Where a name of a body or a place may begin: at a mark or after a word that leads to one. */
const lead = '(?<=^|[由在为与向经和及于对从到给受、，,。；;：:\\s])(?![由在为与向经及于对从到给受])'
/** Words inside mean that the run is a sentence and not a name. */
const word = '(?:(?![的了是我其该本]|负责|完成|承担|提高|解决|建成)[\\p{Script=Han}()（）])'
const bodies = new RegExp(
  `${lead}${word}{2,18}?(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|研究院|研究所|设计院|工程局|大学|医院|委员会|管理局|供电局|电力局|水利厅|交通运输厅)`,
  'gu',
)
const leads = new RegExp(lead, 'gu')
/** No chain of province, city, county and town is longer. */
const longestPlace = 30

const allOf = (raw: string, pattern: RegExp): readonly Span[] =>
  [...raw.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }))

const occurrences = (raw: string, words: readonly string[]): readonly Span[] =>
  [...new Set(words)]
    .filter((one) => one.length > 1)
    .flatMap((one) => {
      const spans: Span[] = []
      for (let at = raw.indexOf(one); at >= 0; at = raw.indexOf(one, at + one.length))
        spans.push({ from: at, to: at + one.length })
      return spans
    })

const placeSuffix = /^(?:(?:壮族|回族|维吾尔)?自治区|省|市)/

const withSuffix =
  (raw: string) =>
  ({ from, to }: Span): Span => ({ from, to: to + (placeSuffix.exec(raw.slice(to, to + 6))?.[0].length ?? 0) })

const placesOf = (raw: string, known: readonly string[]): readonly Span[] => [
  ...occurrences(raw, [...known, ...placesIn(raw)]).map(withSuffix(raw)),
  ...[...raw.matchAll(leads)].flatMap(({ index }) => {
    const place = leadingPlace(raw.slice(index, index + longestPlace))
    return place === '' ? [] : [{ from: index, to: index + place.length }]
  }),
]

/** Numbers with their measure, dates, bodies, names and places of a text, in order and apart; of two that overlap the longer one stays. */
export const findMasks = (raw: string, { names = [], units = [], places = [] }: KnownDetails = {}): readonly Mask[] => {
  const found: readonly (readonly [number, readonly Span[]])[] = [
    [maskCodes.date, findDates(raw).map(({ start, end }) => ({ from: start, to: end }))],
    [maskCodes.unit, [...occurrences(raw, units), ...allOf(raw, bodies)]],
    [maskCodes.name, occurrences(raw, names)],
    [maskCodes.place, placesOf(raw, places)],
    [maskCodes.number, numbers.flatMap((pattern) => allOf(raw, pattern))],
  ]
  const longestFirst = found
    .flatMap(([code, spans]) => spans.map((span) => ({ ...span, code })))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from || a.code - b.code)
  const kept: Mask[] = []
  for (const mask of longestFirst) if (kept.every(({ from, to }) => mask.to <= from || mask.from >= to)) kept.push(mask)
  return kept.toSorted((a, b) => a.from - b.from)
}
