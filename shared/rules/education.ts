import type { EducationColumn, EducationYear } from '#domain/education'
import type { EducationRule } from '#domain/policy'
import { seasonYear } from './clocks.ts'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { recordedYears, type YearRecorded } from './personal-records.ts'
import type { HoursProblem } from './qualification-facts.ts'
import { type Finding, rule } from './rule.ts'
import { forSeries } from './series.ts'
import { isFromOcr } from './where.ts'

export const educationHours = rule({
  code: 'QUA-002',
  version: 2,
  name: { zh: '继续教育学时疑不足或合计有误', en: 'Continuing-education hours short, or their sum wrong' },
  severity: 'yellow',
  tag: 'H',
  basis: '《专业技术人员继续教育规定》（人力资源社会保障部令第25号）第八条',
  needs: ['education.hours', 'education.archive', 'titles.dates', 'policy.hours'],
  innocent: ['shared-hours', 'education-exemption', 'health-credits', 'import-delay', 'typing-slip'],
  steps: ['see-hours-record', 'ask-applicant'],
  *check(context) {
    const years = Map.groupBy(context.application?.education ?? [], ({ year }) => year)
    if (years.size === 0) return
    const required = requiredYears(context)
    const recorded = recordedYears(context)
    for (const [year, rows] of years) {
      const asked = ruleOf(year, context)
      if (asked) yield* ofYear(year, rows, asked, required.includes(year), recorded?.get(year), context)
    }
    // What the form leaves out and a department has gathered is there.
    const absent = required.filter((year) => !years.has(year) && !suffices(recorded?.get(year), ruleOf(year, context)))
    const [first] = absent.flatMap((year) => ruleOf(year, context) ?? [])
    if (first && absent.length > 0)
      yield {
        subject: 'applicant',
        counterpartKey: 'education-years',
        evidence: [],
        severity: 'blue',
        facts: { is: 'no-rows', years: absent, clause: first.clause },
      }
  },
})

const ruleOf = (year: number, { input, application }: RuleContext): EducationRule | undefined =>
  forSeries(
    (input.policy.education ?? []).filter(({ from, to = 9999 }) => from <= year && year <= to),
    application?.target.series,
    input.policy,
  )

/** Each full calendar year after the year of the grant, up to the year before the cut-off's. Empty when either is not known. */
const requiredYears = ({ base, upper, input }: RuleContext): readonly number[] => {
  const granted = Number(base?.title.grantedOn?.slice(0, 4))
  const last = upper ? Number(upper.seniority.earliest.slice(0, 4)) : seasonYear(input.meta.season)
  if (!granted || last === undefined) return []
  return Array.from({ length: Math.max(0, Math.min(50, last - granted - 1)) }, (_, i) => granted + 1 + i)
}

function* ofYear(
  year: number,
  rows: readonly EducationYear[],
  asked: EducationRule,
  isRequired: boolean,
  recorded: YearRecorded | undefined,
  context: RuleContext,
): Iterable<Finding<'QUA-002'>> {
  const sums = rows.flatMap(sumProblem)
  const short = isRequired ? hoursProblems(added(rows), asked) : []
  const problems = [...sums, ...short, ...(isRequired ? recordProblem(added(rows), recorded, year) : [])]
  if (problems.length === 0) return
  yield {
    subject: 'applicant',
    counterpartKey: `education-${year}`,
    evidence: rows.map(({ evidence }) => evidence),
    facts: { is: 'year', year, problems, clause: asked.clause },
    comparison: problems.map(compared),
    lowered: [
      ...(asked.confirmed ? [] : [{ trap: 'hours-unconfirmed', to: 'blue' } as const]),
      ...(asked.countsCredits ? [{ trap: 'health-credits', to: 'blue' } as const] : []),
      ...(rows.some((row) => isExempt(row, asked)) ? [{ trap: 'education-exemption', to: 'blue' } as const] : []),
      ...(rows.every(isWhole) ? [] : [{ trap: 'hours-partly-blank', to: 'blue' } as const]),
      ...(rows.length > 1 ? [{ trap: 'several-rows-of-year', to: 'blue' } as const] : []),
      ...(mayStillCome(year, rows, context) ? [{ trap: 'import-delay', to: 'blue' } as const] : []),
      ...(short.length > 0 && suffices(recorded, asked) ? [{ trap: 'hours-recorded', to: 'blue' } as const] : []),
      ...(isFromOcr(rows.map(({ evidence }) => evidence)) ? [{ trap: 'ocr-page', to: 'blue' } as const] : []),
    ] satisfies Lowering[],
  }
}

const parts = ['required', 'elective', 'shared', 'professional'] as const satisfies readonly EducationColumn[]

/** Half an hour: certificates round. */
const tolerance = 0.5

const sumOf = (row: EducationYear): number => parts.reduce((sum, part) => sum + (row[part] ?? 0), 0)

/** Every kind of hours has its column and its number. */
const isWhole = (row: EducationYear): boolean => parts.every((part) => row[part] !== undefined)

/** A row of totals alone has no sum. */
const sumProblem = (row: EducationYear): readonly HoursProblem[] => {
  const said = parts.filter((part) => row[part] !== undefined)
  if (row.total === undefined || said.length < 2) return []
  const sum = sumOf(row)
  return Math.abs(sum - row.total) > tolerance ? [{ is: 'sum', sum, total: row.total }] : []
}

interface Hours {
  readonly total: number
  readonly professional: number | undefined
  readonly shared: number
}

/** Rows of one year (two platforms) together: what is counted twice is the applicant's gain. */
const added = (rows: readonly EducationYear[]): Hours => ({
  total: rows.reduce((sum, row) => sum + (row.total ?? sumOf(row)), 0),
  professional: rows.some(({ professional }) => professional !== undefined)
    ? rows.reduce((sum, { professional = 0 }) => sum + professional, 0)
    : undefined,
  shared: rows.reduce((sum, { shared = 0 }) => sum + shared, 0),
})

/** Domain 3.2: total at least 90, and 专业科目 at least 60 or two thirds; 行业共享学时 count as 专业科目 where policy says so. */
const hoursProblems = ({ total, professional, shared }: Hours, asked: EducationRule): readonly HoursProblem[] => {
  const counted = (professional ?? 0) + (asked.sharedCountsAsProfessional ? shared : 0)
  const { of, in: outOf } = asked.professionalShare
  const isEnough = counted >= asked.professionalHours || counted * outOf >= of * total
  return [
    ...(total + tolerance < asked.hoursAYear ? [{ is: 'short', total, asked: asked.hoursAYear } as const] : []),
    ...(professional !== undefined && !isEnough
      ? [{ is: 'professional', professional, shared, total, asked: asked.professionalHours } as const]
      : []),
  ]
}

const suffices = (recorded: YearRecorded | undefined, asked: EducationRule | undefined): boolean =>
  recorded !== undefined &&
  asked !== undefined &&
  hoursProblems({ professional: undefined, ...recorded }, asked).length === 0

/**
 * The form says more than departments have gathered. Only where they looked a whole year after it had ended: until then hours are still
 * coming in (notice, clause 9), and of a year without any record nothing is known.
 */
const recordProblem = ({ total }: Hours, recorded: YearRecorded | undefined, year: number): readonly HoursProblem[] =>
  recorded && recorded.lookedUp >= `${year + 2}-01-01` && recorded.total + tolerance < total
    ? [{ is: 'recorded', total, recorded: recorded.total, lookedUp: recorded.lookedUp }]
    : []

const isExempt = ({ evidence }: EducationYear, { exemptions }: EducationRule): boolean =>
  exemptions.some((word) => evidence.quote.includes(word))

/** Hours of the year before are still being gathered (notice, clause 9) where the row came through the interface. */
const mayStillCome = (year: number, rows: readonly EducationYear[], { input }: RuleContext): boolean =>
  rows.some(({ trust }) => trust === 'fetched') && year >= (seasonYear(input.meta.season) ?? 9999) - 1

const compared = (problem: HoursProblem) => {
  const row = { result: 'different' as const }
  if (problem.is === 'sum')
    return { ...row, field: '学时合计', claimed: `${problem.total}`, recorded: `各项相加 ${problem.sum}` }
  if (problem.is === 'short')
    return { ...row, field: '总学时', claimed: `${problem.total}`, recorded: `要求 ${problem.asked}` }
  if (problem.is === 'recorded')
    return {
      ...row,
      field: '总学时',
      claimed: `${problem.total}`,
      recorded: `${problem.recorded}（${problem.lookedUp} 查询）`,
    }
  return {
    ...row,
    field: '专业科目学时',
    claimed: `${problem.professional}${problem.shared > 0 ? `，另有共享 ${problem.shared}` : ''}`,
    recorded: `要求 ${problem.asked} 或总学时的三分之二`,
  }
}
