import type { Rank, RankRole } from '#domain/claim'
import { readNumeral } from '#text/numerals'

type Place = Pick<Rank, 'self' | 'total'>

/** Written forms of a place. Groups: s self, t total. */
const places: readonly RegExp[] = [
  /排\s*[名序]\s*[:：]?\s*第?\s*(?<s>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[名位]?\s*[/／,，、(（]?\s*(?:共|总)?\s*(?<t>\d{1,3})?\s*[人名位]?/u,
  /第\s*(?<s>\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:发明人|设计人|完成人|获奖人|作者|起草人|负责人|主编|编者|名|位|排名)\s*(?:[/／(（,，、]\s*(?:共|总)?\s*(?<t>\d{1,3})\s*[人名位]?)?/u,
  /(?<![\d./年-])(?<s>\d{1,2})\s*[/／]\s*(?:共\s*)?(?<t>\d{1,3})(?![\d./年月-])/u,
]
/** Only where nothing but a rank can stand: `3`, `第三`, `3（共7人）`. */
const bareplaces: readonly RegExp[] = [
  /^\s*第?\s*(?<s>\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:[名位])?\s*(?:[/／(（,，、]\s*(?:共|总)\s*(?<t>\d{1,3})\s*[人名位]?\s*[)）]?)?\s*$/u,
]

/** `3/7` is a place, `指导研究生数 5/12` is not (domain 1.3: finished and in progress), nor are scores and shares. */
const notAPlace = /研究生|指导|学生|培养|完成数|在读|学时|学分|人次/

const roleWords: readonly (readonly [RegExp, RankRole, Place?])[] = [
  [/共同第一|并列第一|同等贡献/, 'co-first', { self: 1 }],
  [/独立|独著|独撰|独自|唯一作者/, 'sole', { self: 1, total: 1 }],
  [
    /第[一1]\s*(?:作者|发明人|设计人|完成人|获奖人|起草人|负责人|主编|主持)|第[一1]名|排名第[一1](?!\d)/,
    'first',
    { self: 1 },
  ],
  [/通[讯信]作者/, 'corresponding'],
  [
    /(?<!技术|专业|分项|现场|质量|安全|副)(?:总负责人?|项目负责人|课题负责人|主要负责人|项目经理|课题组长|项目组长|主编(?!单位))|^(?:负责人|负责|组长)/,
    'lead',
  ],
  [/(?<!非|参与|协助)主持(?!人)|主持人/, 'lead'],
  [/参[加与编]|协助|合著|合作|骨干|主要(?:参加|完成|成员)|技术负责人|专业负责人|总监代表|成员|副主编/, 'participant'],
]

const placeIn = (text: string, isRankCell: boolean): Place | undefined => {
  if (notAPlace.test(text)) return undefined
  for (const regex of isRankCell ? [...places, ...bareplaces] : places) {
    const { s, t } = regex.exec(text)?.groups ?? {}
    const self = s === undefined ? undefined : readNumeral(s)
    if (self !== undefined && self > 0) return { self, ...(t !== undefined && Number(t) > 0 && { total: Number(t) }) }
  }
}

const roleIn = (text: string): { role: RankRole; place: Place } | undefined => {
  const found = roleWords.find(([regex]) => regex.test(text))
  return found && { role: found[1], place: found[2] ?? {} }
}

/** Cells of a row that may say the rank: a column for ranks, one for roles, and prose that may begin with the role. */
export interface RankCells {
  readonly rank: readonly string[]
  readonly role: readonly string[]
  /** 工作内容、本人起何作用: begins with the role, names the place with its word. */
  readonly prose: readonly string[]
}

/** The rank of a row; undefined when the row does not say any. */
export const readRank = ({ rank, role, prose }: RankCells): Rank | undefined => {
  const openings = prose.map(opening)
  const place =
    firstOf(rank, (text) => placeIn(text, true)) ??
    firstOf(role, (text) => placeIn(text, false)) ??
    firstOf(prose, statedPlace)
  const named = firstOf([...rank, ...role, ...openings], roleIn)
  const self = place?.self ?? named?.place.self
  const total = place?.total ?? (place === undefined ? named?.place.total : undefined)
  if (self === undefined && named === undefined) return undefined
  const printed = [...rank, ...role].map((text) => text.trim()).filter(Boolean)
  return {
    ...(self !== undefined && { self }),
    ...(total !== undefined && { total }),
    ...(named && !contradicts(named.role, self, total) && { role: named.role }),
    raw: printed.length > 0 ? printed.join(' ') : rawInProse(prose),
  }
}

/** The words of the prose that say it: 主持, 排名1/6. */
const rawInProse = (prose: readonly string[]): string => {
  const role = prose.map(opening).find((text) => roleIn(text) !== undefined)
  const place = firstOf(prose, (text) => placeWords.exec(text)?.[0])
  return [role, place].filter(Boolean).join(' ')
}

/** A place that is printed outweighs a word: 独立 beside 2/3 is no sole work, 参加 beside 1/5 says nothing more. */
const contradicts = (role: RankRole, self: number | undefined, total: number | undefined): boolean =>
  (self === 1 && role === 'participant') ||
  (role === 'sole' && ((self ?? 1) > 1 || (total ?? 1) > 1)) ||
  (role === 'first' && (self ?? 1) > 1) ||
  (role === 'lead' && (self ?? 1) > 1)

const placeWords =
  /(?:本人|个人)?排\s*[名序]\s*[:：]?\s*第?\s*[\d一二三四五六七八九十]+\s*(?:[/／]\s*(?:共\s*)?\d+\s*人?)?/u

/** In prose only 排名1/6 counts; 1/3 may be a share and 第一完成人 may be of another thing. */
const statedPlace = (text: string): Place | undefined => {
  const words = placeWords.exec(text)?.[0]
  return words === undefined ? undefined : placeIn(words, false)
}

/** `主持。负责总体方案设计` → `主持`: the role stands first and is followed by a stop, or it is no more than a verb. */
const opening = (text: string): string =>
  /^\s*(?:本人)?\s*(?:\(|（)?\s*([^。,，;；、:：\s)）]{2,8})(?=[。,，;；、:：\s)）]|$)/u.exec(text)?.[1] ?? ''

const firstOf = <A, B>(items: readonly A[], read: (item: A) => B | undefined): B | undefined => {
  for (const item of items) {
    const value = read(item)
    if (value !== undefined) return value
  }
}
