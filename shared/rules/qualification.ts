import type { Application, Certificate } from '#domain/application'
import { compareDates, type PartialDate } from '#domain/dates'
import type { SeniorityRule } from '#domain/policy'
import type { Comparison } from '#domain/warning'
import { isMet, seniorityRange } from './clocks.ts'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { recordedTitles, titleRecordOf } from './personal-records.ts'
import { notice, rule } from './rule.ts'

export const seniority = rule({
  code: 'QUA-001',
  version: 4,
  name: { zh: '资历疑未满足年足月', en: 'Seniority short' },
  severity: 'orange',
  tag: 'H',
  basis: notice('六'),
  needs: ['titles.dates', 'titles.archive', 'policy.cut-offs', 'policy.years'],
  innocent: ['transfer', 'grant-or-appointment', 'degree-shortens', 'date-precision', 'cut-off-estimated'],
  steps: ['see-title-document', 'see-degree', 'see-cut-off'],
  *check(context) {
    const { application, base, upper } = context
    const grantedOn = base?.title.grantedOn
    const required = requirement(context)
    if (!application || !base || !grantedOn || !upper || !required) return
    const months = seniorityRange(grantedOn, upper.seniority)
    const years = yearsFor(required, application)
    const met = isMet(months, years)
    if (met === 'met') return
    const record = titleRecordOf(base.title, recordedTitles(context) ?? [])
    const isLonger =
      record?.grantedOn !== undefined && isMet(seniorityRange(record.grantedOn, upper.seniority), years) !== 'short'
    yield {
      subject: 'applicant',
      counterpartKey: 'seniority',
      evidence: [base.title.evidence],
      facts: {
        title: base.title.name,
        grantedOn,
        cutOff: upper.seniority,
        months,
        years,
        clause: required.clause,
        short: met === 'short' ? 'surely' : 'perhaps',
      },
      ...(record?.grantedOn && { comparison: [grantCompared(grantedOn, record.grantedOn, record.lookedUp)] }),
      lowered: [
        ...(isLonger ? [{ trap: 'title-record-differs', to: 'blue' } as const] : []),
        ...(met === 'unclear' ? unclearTraps(context) : []),
        ...(required.confirmed ? [] : [{ trap: 'years-unconfirmed', to: 'blue' } as const]),
        ...(application.route === 'unknown' ? [{ trap: 'route-unknown', to: 'blue' } as const] : []),
        ...(mayHaveHigherDegree(required, application, months)
          ? [{ trap: 'degree-may-shorten', to: 'yellow' } as const]
          : []),
      ],
    }
  },
})

const grantCompared = (claimed: PartialDate, recorded: PartialDate, lookedUp: string): Comparison => ({
  field: '授予时间',
  claimed,
  recorded: `${recorded}（职称证书数据，${lookedUp} 查询）`,
  result: ['before', 'after'].includes(compareDates(claimed, recorded)) ? 'different' : 'same',
})

/** Only the ordinary way up asks for the years: 破格, 直接申报, 转评 and 认定 have rules of their own. */
const asksForYears: readonly Application['route'][] = ['promotion', 'unknown']

/** The years of the step from the base title's level to the level applied for; `undefined` where policy names none. */
export const requirement = ({ application, base, input }: RuleContext): SeniorityRule | undefined => {
  if (!application || !asksForYears.includes(application.route)) return undefined
  const { level, series } = application.target
  const fitting = input.policy.seniority.filter(
    (entry) =>
      entry.from === base?.title.level && entry.to === level && (entry.series === '*' || entry.series === series),
  )
  // A series' own line goes before the general one.
  return fitting.find((entry) => entry.series !== '*') ?? fitting[0]
}

export const yearsFor = ({ years, yearsWithDegree }: SeniorityRule, { applicant }: Application): number => {
  const { degree } = applicant
  return degree === 'doctor' || degree === 'master' ? (yearsWithDegree?.[degree] ?? years) : years
}

const unclearTraps = ({ upper }: RuleContext): readonly Lowering[] => [
  upper?.source === 'season' ? { trap: 'cut-off-unconfirmed', to: 'blue' } : { trap: 'date-precision', to: 'blue' },
]

/** The degree was not read, and with a higher one the years would do; or a certificate of a higher one is in the bundle. */
const mayHaveHigherDegree = (
  { yearsWithDegree }: SeniorityRule,
  { applicant, certificates }: Application,
  months: ReturnType<typeof seniorityRange>,
): boolean => {
  const { degree } = applicant
  if (yearsWithDegree === undefined || degree === 'master' || degree === 'doctor') return false
  if (certificates.some(isHigherDegree)) return true
  return degree === undefined && isMet(months, Math.min(...Object.values(yearsWithDegree))) !== 'short'
}

const isHigherDegree = ({ kind, title = '', grade = '', evidence }: Certificate): boolean =>
  kind === 'degree' && /博士|硕士|研究生/.test(`${title}${grade}${evidence.quote}`)
