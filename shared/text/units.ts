import { normalise } from './normalise.ts'
import { chineseNumeral, readNumeral } from './numerals.ts'
import { guangxiCities, leadingPlace, provinces } from './regions.ts'
import { dice } from './similarity.ts'
import { bodyAliases, departmentAliases, shortForms, steadyMatters, type UnitAlias } from './unit-aliases.ts'

/** An employer's, owner's or issuer's name in its parts, so that names can be compared as far as they go. */
export interface UnitName {
  /** Normalised, without punctuation. */
  readonly full: string
  readonly region: string
  /** What names it: neither region, legal form nor department. */
  readonly stem: string
  readonly legalForm: string
  readonly department: string
}

const legalForm = /(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司|总公司|公司|集团)$/
/** A body that stands by itself, and what may follow it as a part of it. A hospital of a university is a body, not a part. */
const withDepartment =
  /^(.{2,}(?:大学|学院|医院|研究院|研究所|设计院|公司|委员会|局|厅|集团))((?!第.附属).+(?:学院|系|实验室|研究所|研究中心|中心|分公司|分院|分局|支队|项目部|事业部|部|科|室|处|所|站|队|车间))$/

/** `广西某某大学机械工程学院` → region 广西, stem 某某大学, department 机械工程学院. */
export const readUnit = (raw: string): UnitName => partsOf(fullName(raw))

const fullName = (raw: string): string => normalise(raw).replace(/[^\p{L}\p{N}]/gu, '')

const partsOf = (full: string): UnitName => {
  const [, body = full, department = ''] = withDepartment.exec(full) ?? []
  const place = leadingPlace(body)
  // 广西大学, 南宁市医院: without its place nothing of the name is left.
  const region = body.length - place.length > 2 ? place : ''
  const named = body.slice(region.length)
  const form = legalForm.exec(named)?.[0] ?? ''
  const stem = form.length < named.length ? named.slice(0, named.length - form.length) : named
  return { full, region, stem, legalForm: form, department }
}

/** `same-body`: one name says a department, a region or a legal form that the other leaves out, or one that the body had before. */
export type UnitRelation = 'same' | 'same-body' | 'similar' | 'different'

/** The province may be left out (临泽市 · 陇原省临泽市); 陇原省 and 陇原省临泽市 are two levels and so two bodies. */
const regionAgrees = (a: string, b: string): boolean => {
  const short = (region: string) => region.replace(/(?:壮族|回族|维吾尔)?自治区|省/g, '')
  const [left, right] = [short(a), short(b)]
  return left.endsWith(right) || right.endsWith(left)
}

const ordinal = new RegExp(`第(\\d{1,3}|${chineseNumeral}{1,3})`, 'gu')

/** Short forms written out, and 第1 as 第一. */
const inFull = (full: string): string =>
  shortForms
    .reduce((text, [pattern, written]) => text.replace(pattern, written), full)
    .replace(ordinal, (whole, n: string) => `第${readNumeral(n) ?? whole}`)

const office = '(部|厅|总局|局|委员会)'
/** What may stand before a department: nothing, or a place. 建设局 is no end of 住房和城乡建设局. */
const ofAPlace = `(?<=^|国家|共和国|自治区|[省市县区州]|${[...provinces, ...guangxiCities].join('|')})`

const departmentRenames = departmentAliases.map((alias) => ({
  alias,
  pattern: new RegExp(`${ofAPlace}${alias.old.replace('*', office)}`, 'u'),
  now: alias.now.replace('*', '$1'),
}))
const bodyRenames = bodyAliases.map((alias) => ({ alias, old: inFull(alias.old), now: inFull(alias.now) }))

const matters = [...steadyMatters, ...departmentAliases.map(({ now }) => now.replace('*', ''))]
const anyOffice = new RegExp(
  `^(中华人民共和国|国家)?(.*${ofAPlace})(${[...new Set(matters)].join('|')})${office}(?!.*(?:公司|学校))`,
  'u',
)
/** A ministry stands above the provinces' offices; below it the kind of office says nothing. */
const oneOffice = (name: string): string =>
  name.replace(
    anyOffice,
    (_, state: string | undefined, place: string, matter: string, kind: string) =>
      `${place}${matter}${state !== undefined || kind === '部' || kind === '总局' ? '部' : '局'}`,
  )

/** A name as it is today, and the mergers that it went through on the way. */
interface PresentName {
  readonly name: string
  readonly mergers: readonly UnitAlias[]
}

const renamedOnce = (name: string): { readonly name: string; readonly alias: UnitAlias } | undefined => {
  const body = bodyRenames.find(({ old, now }) => name.startsWith(old) && !name.startsWith(now))
  if (body) return { name: body.now + name.slice(body.old.length), alias: body.alias }
  const department = departmentRenames.find(({ pattern }) => pattern.test(name))
  return department && { name: name.replace(department.pattern, department.now), alias: department.alias }
}

/** Twice renamed is common (卫生厅, 卫生和计划生育委员会, 卫生健康委员会). */
const maxRenames = 4

/** `广西工学院机械系` → 广西科技大学机械系. */
const presentName = (full: string): PresentName => {
  let name = inFull(full)
  const mergers: UnitAlias[] = []
  for (let n = 0; n < maxRenames; n++) {
    const next = renamedOnce(name)
    if (next === undefined) break
    if (next.alias.how === 'merged') mergers.push(next.alias)
    name = next.name
  }
  return { name: oneOffice(name), mergers }
}

const presentOf = new Map<string, PresentName & { readonly parts: UnitName }>()
/** Archives repeat a few thousand units. */
const maxRemembered = 20_000
const remembered = (full: string) => {
  const known = presentOf.get(full)
  if (known) return known
  if (presentOf.size >= maxRemembered) presentOf.clear()
  const present = presentName(full)
  const made = { ...present, parts: partsOf(present.name) }
  presentOf.set(full, made)
  return made
}

/** What keys are made of: the stem of the name that the body has today. */
export const toUnitKey = (raw: string): string => remembered(fullName(raw)).parts.stem

const ordinalsOf = (text: string): string => (text.match(/第\d+/g) ?? []).join()

const compareWords = (left: UnitName, right: UnitName): UnitRelation => {
  const regionsAgree = regionAgrees(left.region, right.region)
  if (!regionsAgree) return 'different'
  if (left.stem === right.stem) return 'same-body'
  // 第一人民医院 and 第二人民医院 are alike and two. A university and its hospital are asked about together.
  if (ordinalsOf(left.stem) !== ordinalsOf(right.stem))
    return isHospitalOf(left.stem, right.stem) ? 'similar' : 'different'
  return dice(left.stem, right.stem) >= 0.8 ? 'similar' : 'different'
}

const isHospitalOf = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && /^第\d+附属医院$/.test(long.slice(short.length))
}

/**
 * How two names of units relate, by today's names (`unit-aliases.ts`). `year` is that of the achievement: a merged body is its heir's only from
 * the merger on, and when no year is known the two are `similar`.
 */
export const compareUnits = (a: string, b: string, year?: number): UnitRelation => {
  const [left, right] = [fullName(a), fullName(b)]
  if (left === right) return left === '' ? 'different' : 'same'
  const [x, y] = [remembered(left), remembered(right)]
  const relation = compareWords(x.parts, y.parts)
  const merger = [...x.mergers, ...y.mergers].find((alias) => !(x.mergers.includes(alias) && y.mergers.includes(alias)))
  if (relation !== 'same-body' || merger === undefined) return relation
  return year === undefined ? 'similar' : year > merger.to ? 'same-body' : 'different'
}
