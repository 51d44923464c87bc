import { earliestDay, latestDay, type PartialDate, toParts } from '#domain/dates'
import type { Spell } from '#domain/work-history'
import { compareUnits, readUnit } from '#text/units'

/** Whether some day of the date lies in the spell. */
export const covers = ({ from, to }: Pick<Spell, 'from' | 'to'>, date: PartialDate): boolean =>
  earliestDay(from) <= latestDay(date) && (to === undefined || latestDay(to) >= earliestDay(date))

/** How one unit is to another: renamed or written short is the same; what only may be (a branch, a parent, a merger) is `related`. */
export type UnitTie = 'same' | 'related' | 'other'

export const tieOf = (a: string, b: string, date?: PartialDate): UnitTie => {
  const relation = compareUnits(a, b, date && toParts(date).year)
  if (relation === 'same' || relation === 'same-body') return 'same'
  return relation === 'similar' || shareName(a, b) ? 'related' : 'other'
}

export const nearestTie = (units: readonly string[], others: readonly string[], date?: PartialDate): UnitTie => {
  const ties = units.flatMap((unit) => others.map((other) => tieOf(unit, other, date)))
  return (['same', 'related'] as const).find((tie) => ties.includes(tie)) ?? 'other'
}

/** 广西柳工集团 and 广西柳工机械股份有限公司: a parent and its companies begin with one name. It only ever lowers a warning. */
const shareName = (a: string, b: string): boolean => {
  const [left, right] = [readUnit(a), readUnit(b)]
  if (left.region !== right.region && left.region !== '' && right.region !== '') return false
  const [x, y] = [left.stem, right.stem].map((stem) => stem.replace(/^(?:中国|国家|中华)/, '').slice(0, nameCharacters))
  return x === y && x?.length === nameCharacters && !ofMany.test(x)
}
const nameCharacters = 2
/** Two units of one matter are no family. */
const ofMany = /人民|职业|建设|工业|科技|科学|水利|交通|农业|林业|中心|第|教育|电力|环境|工程|机械|建筑/

/** Insured by an agency: 劳务派遣, 人事代理. */
export const isAgency = (unit: string): boolean =>
  /人力资源|劳务|派遣|人才(?:市场|服务|交流|中心)|人事代理|外包|外服|就业服务/.test(unit)

/** Lent to another unit, or there after a doctorate: the row of the history says it. */
export const isLentOut = ({ unit, note }: Spell): boolean =>
  /借调|借用|挂职|派驻|外派|派遣|交流任职|驻点|博士后|访问学者/.test(`${unit} ${note}`)
