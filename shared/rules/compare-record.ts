import type { Application } from '#domain/application'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim, DateRole } from '#domain/claim'
import { compareDates, toParts } from '#domain/dates'
import type { Comparison } from '#domain/warning'
import { compareNames } from '#text/names'
import { toComparable } from '#text/normalise'
import { compareUnits } from '#text/units'
import { isAlikeTitle } from './likeness.ts'
import { gradeRank, readClaimedLevel } from './policy/award-levels.ts'
import { claimedRank, claimedTotal, isRunTogether } from './rank.ts'
import { awardsAgree, compareNumbers, yearsAgree, yearsOf } from './records.ts'
import { isNameScanned } from './where.ts'
import { sayYuan } from './words/format.ts'

/** Fields whose difference makes 不符. Units are renamed and issuers abbreviated: those are shown, and decide nothing (domain 0.9). */
export const hardFields: ReadonlySet<string> = new Set([
  '名称',
  '编号',
  '奖项',
  '排名',
  '总人数',
  '日期',
  '年份',
  '等级',
  '级别',
  '金额',
  '专利类型',
])

type Side = string | undefined
type Compare = (claim: Claim, record: ArchiveRecord, application: Application | undefined) => Row | undefined
interface Row {
  readonly claimed: Side
  readonly recorded: Side
  readonly same: boolean
}

/** Field by field, both sides as they say it. A field that neither side has is left out; one that one side lacks is 缺失. */
export const compareWithRecord = (
  claim: Claim,
  record: ArchiveRecord,
  application: Application | undefined,
): readonly Comparison[] =>
  fields.flatMap(([field, compare]) => {
    const row = compare(claim, record, application)
    if (!row || (row.claimed === undefined && row.recorded === undefined)) return []
    const { claimed, recorded, same } = row
    const result = claimed === undefined || recorded === undefined ? 'missing' : same ? 'same' : 'different'
    return [{ field, claimed: claimed ?? '', recorded: recorded ?? '', result } satisfies Comparison]
  })

const title: Compare = (claim, record) => {
  const titles = [record.title, ...(record.otherTitles ?? [])]
  return {
    claimed: claim.title,
    recorded: record.title,
    same: titles.some((other) => isAlikeTitle(claim.title, other)),
  }
}

const number: Compare = (claim, record) => {
  const schemes = new Set(record.identifiers.map(({ scheme }) => scheme))
  const mine = claim.identifiers.find(({ scheme }) => schemes.has(scheme)) ?? claim.identifiers[0]
  const theirs = record.identifiers.find(({ scheme }) => scheme === mine?.scheme) ?? record.identifiers[0]
  const relation = compareNumbers(claim, record)
  // Numbers of two schemes (a project's and its award's certificate) cannot be held against each other.
  const comparable = relation !== 'unknown'
  return {
    claimed: mine?.canonical,
    recorded: comparable || !mine ? theirs?.canonical : undefined,
    same: relation === 'equal',
  }
}

const award: Compare = (claim, record) =>
  claim.kind === 'award'
    ? { claimed: claim.awardName, recorded: record.awardName, same: awardsAgree(claim, record) }
    : undefined

const rank: Compare = (claim, record, application) => {
  const claimed = claimedRank(claim)
  const name = application?.applicant.name
  if (record.people.length === 0 || !name) return { claimed: claim.rank?.raw, recorded: undefined, same: false }
  const scanned = isNameScanned(application)
  const at = record.people.findIndex((person) => compareNames(name, person.name) === 'same')
  const near =
    at >= 0 ? at : record.people.findIndex((person) => compareNames(name, person.name, { scanned }) !== 'different')
  if (near < 0) {
    const isAbsent = record.peopleComplete && record.trust !== 'C' && !isRunTogether(name, record.people)
    const isOthers = claimed === 1 && record.trust !== 'C' && record.people.some((person) => person.rank === 1)
    const recorded = isAbsent ? '名单中未见申报人' : isOthers ? '第一完成人为他人' : undefined
    return { claimed: claim.rank?.raw ?? '参与', recorded, same: false }
  }
  const recorded = record.people[near]?.rank ?? (record.peopleComplete ? near + 1 : undefined)
  return {
    claimed: claimed === undefined ? claim.rank?.raw : `第 ${claimed}`,
    recorded: recorded === undefined ? undefined : `第 ${recorded}`,
    same: claimed === undefined || claimed === recorded,
  }
}

const total: Compare = (claim, record, application) => {
  const claimed = claimedTotal(claim)
  const isCounted = record.peopleComplete && !isRunTogether(application?.applicant.name ?? '', record.people)
  const recorded = isCounted && record.people.length > 0 ? record.people.length : undefined
  if (claimed === undefined) return undefined
  return { claimed: `${claimed}`, recorded: recorded?.toString(), same: claimed === recorded }
}

const unit: Compare = (claim, record, application) => {
  const own = claim.units.length > 0 ? claim.units : application?.unit ? [application.unit.value] : []
  return {
    claimed: own.join('、') || undefined,
    recorded: record.units.join('、') || undefined,
    same: own.some((mine) => record.units.some((theirs) => compareUnits(mine, theirs) !== 'different')),
  }
}

/** Dates of one role on both sides, at the coarser precision; a bare date agrees when it is any date of the record. */
const date: Compare = (claim, record) => {
  const pairs = claim.dates.flatMap((mine) =>
    record.dates.filter(({ role }) => role === mine.role).map((theirs) => ({ mine, theirs })),
  )
  const different = pairs.find(({ mine, theirs }) => isDifferentDay(mine.value, theirs.value, mine.role))
  const shown = different ?? pairs[0]
  return shown && { claimed: shown.mine.value, recorded: shown.theirs.value, same: !different }
}

/** Awards are dated by their decision, their certificate or their ceremony (domain 6.3: announced next year). */
const looseRoles: readonly DateRole[] = ['awarded', 'issued', 'stated']

const isDifferentDay = (a: Claim['dates'][number]['value'], b: typeof a, role: DateRole): boolean => {
  const order = compareDates(a, b)
  if (order === 'same' || order === 'unclear') return false
  return looseRoles.includes(role) ? Math.abs(toParts(a).year - toParts(b).year) > 1 : true
}

const year: Compare = (claim, record) => {
  const years = yearsOf(claim)
  const spans = [...new Set([years[0], years.at(-1)].filter((y) => y !== undefined))]
  return { claimed: spans.join('-') || undefined, recorded: record.year?.toString(), same: yearsAgree(claim, record) }
}

const grade: Compare = (claim, record) => {
  const [mine, theirs] = [gradeRank(claim.grade), gradeRank(record.grade)]
  const same =
    mine !== undefined && theirs !== undefined
      ? mine === theirs
      : toComparable(claim.grade ?? '') === toComparable(record.grade ?? '')
  return { claimed: claim.grade, recorded: record.grade, same }
}

const level: Compare = (claim, record) => {
  const [mine, theirs] = [readClaimedLevel(claim.level ?? ''), readClaimedLevel(record.level ?? '')]
  // A level that the table does not know cannot contradict one that it does.
  return {
    claimed: claim.level,
    recorded: record.level,
    same: mine === undefined || theirs === undefined || mine === theirs,
  }
}

const issuer: Compare = (claim, record) => ({
  claimed: claim.issuer,
  recorded: record.issuer,
  same: compareUnits(claim.issuer ?? '', record.issuer ?? '') !== 'different',
})

/** Tax in or out, later supplements: a fifth more or less is one amount (domain 6.3, PRJ-001). */
export const amountRatio = 1.2

const amount: Compare = ({ amountYuan: mine }, { amountYuan: theirs }) => {
  const ratio = mine && theirs ? Math.max(mine, theirs) / Math.min(mine, theirs) : 1
  return { claimed: toYuan(mine), recorded: toYuan(theirs), same: ratio <= amountRatio }
}

const toYuan = (yuan: number | undefined): Side => (yuan === undefined ? undefined : sayYuan(yuan))

const typeNames = { invention: '发明', utility: '实用新型', design: '外观设计' } as const

const patentType: Compare = ({ patentType: mine }, { patentType: theirs }) => ({
  claimed: mine && typeNames[mine],
  recorded: theirs && typeNames[theirs],
  same: mine === theirs,
})

const fields: readonly (readonly [string, Compare])[] = [
  ['名称', title],
  ['编号', number],
  ['奖项', award],
  ['等级', grade],
  ['级别', level],
  ['专利类型', patentType],
  ['排名', rank],
  ['总人数', total],
  ['单位', unit],
  ['日期', date],
  ['年份', year],
  ['授予单位', issuer],
  ['金额', amount],
]
