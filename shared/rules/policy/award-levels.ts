import type { IssuerRow } from '#domain/policy'
import { normalise } from '#text/normalise'

/** 国家级 3 · 省部级 2 · 市厅级 1 · 其他 0. */
export type LevelRank = 0 | 1 | 2 | 3

export const levelNames = ['其他', '市厅级', '省部级', '国家级'] as const

/** Levels as forms print them. */
const claimedLevels: readonly (readonly [RegExp, LevelRank])[] = [
  [/国家级|国家$/, 3],
  [/省部级|省级|部级|省\(部\)级|自治区级/, 2],
  [/市厅级|市级|厅级|地厅级|地市级|厅局级/, 1],
  [/县级|县处级|校级|院级|单位|公司|社会|行业|学会|协会|其他/, 0],
]

/**
 * The highest level that an issuer's awards have, first match counts. 《国家科学技术奖励条例》: the state, the provinces; prizes of societies
 * (社会力量设奖) are of no administrative level. What is not in the table is not known, and then nothing is said.
 */
const issuers: readonly (readonly [RegExp, LevelRank])[] = [
  [/学会|协会|研究会|促进会|联合会|商会|基金会|联盟/, 0],
  [/中共中央|国务院/, 3],
  [/(?:省|自治区|北京市|上海市|天津市|重庆市)(?:人民政府|委员会|委)$/, 2],
  [/^(?:中华人民共和国|国家)?(?:[\p{Script=Han}]{2,12}部|国家[\p{Script=Han}]{2,10}(?:局|委员会))$/u, 2],
  [/(?:市|州|盟|地区)人民政府$|(?:省|自治区)?[\p{Script=Han}]{2,14}厅$/u, 1],
  [/(?:县|区)人民政府$|大学$|学院$|公司$|集团$|医院$|研究院$|设计院$/, 0],
]

const lookUp = (table: readonly (readonly [RegExp, LevelRank])[], words: string): LevelRank | undefined =>
  table.find(([regex]) => regex.test(words))?.[1]

export const readClaimedLevel = (level: string): LevelRank | undefined => lookUp(claimedLevels, normalise(level))

/** The steward's row for the issuer goes before what the table reads from its name. */
const levelOf = (issuer: string, rows: readonly IssuerRow[]): LevelRank | undefined => {
  const row = rows.find(({ name }) => normalise(name) === normalise(issuer))
  return row ? readClaimedLevel(row.level) : lookUp(issuers, normalise(issuer))
}

/** Several issuers (甲厅、乙学会): the highest of those that are known, and nothing when one is not known. */
export const issuerLevel = (issuer: string, rows: readonly IssuerRow[] = []): LevelRank | undefined => {
  const levels = issuer
    .split(/[、，,；;/\s]+/)
    .filter(Boolean)
    .map((one) => levelOf(one, rows))
  const known = levels.filter((level) => level !== undefined)
  if (known.length === 0 || known.length < levels.length) return undefined
  return known.toSorted((a, b) => b - a)[0]
}

/** 特等奖 4 … 三等奖 1; 金银铜 as one, two, three. */
const grades: readonly (readonly [RegExp, number])[] = [
  [/特等/, 4],
  [/一等|金奖/, 3],
  [/二等|银奖/, 2],
  [/三等|铜奖/, 1],
]

export const gradeRank = (grade: string | undefined): number | undefined =>
  grade === undefined ? undefined : grades.find(([regex]) => regex.test(normalise(grade)))?.[1]

/** Categories that came with a reform: before that year there was no such prize (domain 2.10). */
export const categoriesSince: readonly {
  readonly name: string
  readonly in: RegExp
  readonly since: number
  readonly source: string
}[] = [
  { name: '企业科技创新奖', in: /广西/, since: 2021, source: '广西科学技术奖 2021 年改革后设立' },
  { name: '青年科技杰出贡献奖', in: /广西/, since: 2021, source: '广西科学技术奖 2021 年改革后设立' },
  { name: '科学技术合作奖', in: /广西/, since: 2021, source: '广西科学技术奖 2021 年改革后设立' },
]
