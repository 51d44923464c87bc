import { normalise } from './normalise.ts'
import { leadingPlace } from './regions.ts'
import { dice } from './similarity.ts'

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
/** A body that stands by itself, and what may follow it as a part of it. */
const withDepartment =
  /^(.{2,}(?:大学|学院|医院|研究院|研究所|设计院|公司|委员会|局|厅|集团))(.{2,}(?:学院|系|实验室|研究所|研究中心|中心|附属医院|分公司|分院|分局|支队|项目部|事业部|部|科|室|处|所|站|队|车间))$/

/** `广西某某大学机械工程学院` → region 广西, stem 某某大学, department 机械工程学院. */
export const readUnit = (raw: string): UnitName => {
  const full = normalise(raw).replace(/[^\p{L}\p{N}]/gu, '')
  const [, body = full, department = ''] = withDepartment.exec(full) ?? []
  const place = leadingPlace(body)
  // 广西大学, 南宁市医院: without its place nothing of the name is left.
  const region = body.length - place.length > 2 ? place : ''
  const named = body.slice(region.length)
  const form = legalForm.exec(named)?.[0] ?? ''
  const stem = form.length < named.length ? named.slice(0, named.length - form.length) : named
  return { full, region, stem, legalForm: form, department }
}

/** `same-body`: one name says a department, a region or a legal form that the other leaves out. */
export type UnitRelation = 'same' | 'same-body' | 'similar' | 'different'

/** The province may be left out (临泽市 · 陇原省临泽市); 陇原省 and 陇原省临泽市 are two levels and so two bodies. */
const regionAgrees = (a: string, b: string): boolean => {
  const short = (region: string) => region.replace(/(?:壮族|回族|维吾尔)?自治区|省/g, '')
  const [left, right] = [short(a), short(b)]
  return left.endsWith(right) || right.endsWith(left)
}

/** Names of renamed units are settled by an alias table before this; here only the words are compared. */
export const compareUnits = (a: string, b: string): UnitRelation => {
  const [left, right] = [readUnit(a), readUnit(b)]
  if (left.full === right.full) return left.full === '' ? 'different' : 'same'
  const regionsAgree = regionAgrees(left.region, right.region)
  if (left.stem === right.stem && regionsAgree) return 'same-body'
  return regionsAgree && dice(left.stem, right.stem) >= 0.8 ? 'similar' : 'different'
}
