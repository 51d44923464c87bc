import type { Policy } from '#domain/policy'
import type { Severity } from '#domain/warning'
import { severityWords } from '#review/words'
import type { PolicyEffect, WarningChange } from '#verify/policy-effect'

const mark = (confirmed: boolean): string => (confirmed ? '已确认' : '未确认，不高于蓝色')

/** The policy in force, as a steward reads it: what is not confirmed is marked. */
export const policyText = ({
  version,
  cutOffs,
  seniority,
  calendar,
  education = [],
  nominations = [],
}: Policy): string =>
  [
    `政策 ${version}`,
    ...cutOffs.map(
      ({ season, region, series, level, seniority: day, achievements, confirmed, clause }) =>
        `  截止  ${season} ${region} 系列 ${series} 级别 ${level}：资历 ${day}，成果 ${achievements}（${mark(confirmed)}）${clause}`,
    ),
    ...seniority.map(
      ({ from, to, series, years, confirmed, clause }) =>
        `  年限  ${from}→${to} 系列 ${series}：${years} 年（${mark(confirmed)}）${clause}`,
    ),
    ...education.map(
      ({ from, to, series, hoursAYear, confirmed, clause }) =>
        `  学时  ${from}-${to ?? ''} 系列 ${series}：每年 ${hoursAYear}（${mark(confirmed)}）${clause}`,
    ),
    ...nominations.map(
      ({ from, places, fullPlaces, extraPlaces, confirmed, clause }) =>
        `  名额  ${from} 年起：${places}（正高级 ${fullPlaces}）＋ ${extraPlaces}（${mark(confirmed)}）${clause}`,
    ),
    `  日历  已录入 ${calendar?.years.map(({ year }) => year).join('、') || '无'}；其他年度节假日前后的日子不作判断`,
  ].join('\n')

/** What a dry run says. */
export const effectText = ({ from, to, compared, touched }: PolicyEffect): string =>
  [
    `${from} → ${to}：比较 ${compared} 件，${touched.length} 件的报告会变。`,
    ...touched.flatMap(({ applicationId, committee, season, warnings, notes }) => [
      `${applicationId}  ${season}  ${committee}`,
      ...warnings.map((change) => `  ${changeText(change)}`),
      ...notes.gone.map((note) => `  － ${note}`),
      ...notes.come.map((note) => `  ＋ ${note}`),
    ]),
  ].join('\n')

const changeText = ({ is, code, name, from, to, statement }: WarningChange): string => {
  const levels = [from, to].flatMap((level) => (level ? [levelText(level)] : []))
  const shown = [...new Set(levels)].join(' → ')
  return `${{ come: '新增', gone: '消除', changed: '变化' }[is]}  ${shown} ${code} ${name}：${statement}`
}

const levelText = (level: Severity): string => `${severityWords[level].icon}${severityWords[level].word}`
