import type { Application, Certificate } from '#domain/application'
import { dayInBeijing, type PartialDate } from '#domain/dates'
import type { PublicNoticeRule } from '#domain/policy'
import { toNameKey } from '#text/names'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { countWorkingDays, type WorkingDays } from './policy/working-days.ts'
import { type Finding, rule } from './rule.ts'
import { dateOf, isFromOcr } from './where.ts'

export const publicNotice = rule({
  code: 'UNT-002',
  version: 1,
  name: { zh: '公示时间疑不足或未见公示证明', en: 'Notice period short, or its proof not seen' },
  severity: 'orange',
  tag: 'P',
  basis: '《职称评审管理暂行规定》（人力资源社会保障部令第40号）第十六条',
  needs: ['notice.dates', 'policy.calendar', 'application.submitted'],
  innocent: ['regional-holiday', 'exchanged-working-day', 'notice-elsewhere', 'typing-slip'],
  steps: ['see-notice', 'ask-unit'],
  *check(context) {
    const [asked] = context.input.policy.publicNotice ?? []
    const { application } = context
    if (!asked || !application || application.route === 'recognition') return
    const notices = noticesOf(context)
    if (notices.length === 0) return yield* unseen(asked, context)
    const best = longest(notices, context)
    if (best && best.days.least < asked.workingDays) yield short(best, asked, notices.length)
    const late = notices.every(({ from }) => from > submittedDay(context)) ? notices[0] : undefined
    if (late)
      yield {
        subject: 'unit',
        counterpartKey: 'notice-after-submission',
        evidence: [late.certificate.evidence],
        facts: { is: 'after-submission', from: late.from, submitted: submittedDay(context), clause: asked.clause },
        lowered: scanned(late.certificate),
      }
  },
})

interface Notice {
  readonly certificate: Certificate
  readonly from: PartialDate
  readonly to: PartialDate
}

/** Proofs of the applicant's own notice whose first and last day were read. Another person's page says nothing of this application. */
export const noticesOf = ({ application }: RuleContext): readonly Notice[] =>
  (application?.certificates ?? []).flatMap((certificate) => {
    const [from, to] = [dateOf(certificate.dates, 'start'), dateOf(certificate.dates, 'end')]
    if (certificate.kind !== 'unit-notice' || !from || !to || from > to) return []
    const { people } = certificate
    const isOther = people.length > 0 && !people.some((name) => mayBe(name, application?.applicant.name ?? ''))
    return isOther ? [] : [{ certificate, from, to }]
  })

/** `覃某某` of a template, a name cut by the reader: as long as one begins like the other it may be the applicant. */
const mayBe = (name: string, applicant: string): boolean => {
  const [one, other] = [toNameKey(name), toNameKey(applicant)]
  return one === '' || other === '' || one.startsWith(other) || other.startsWith(one) || /某/.test(one)
}

interface Counted extends Notice {
  readonly days: WorkingDays
}

const longest = (notices: readonly Notice[], { input }: RuleContext): Counted | undefined => {
  const calendar = input.policy.calendar ?? {
    years: [],
    spansOfOtherYears: [{ from: '01-01', to: '12-31', holiday: '日历未录入' }],
  }
  const counted = notices.map((notice) => ({
    ...notice,
    days: countWorkingDays(notice.from, notice.to, calendar, input.meta.region),
  }))
  // One that cannot be counted may be long enough.
  if (counted.some(({ days }) => days === undefined)) return undefined
  const [best] = counted
    .flatMap((notice): readonly Counted[] => (notice.days ? [{ ...notice, days: notice.days }] : []))
    .toSorted((a, b) => b.days.most - a.days.most || b.days.least - a.days.least)
  return best
}

const short = (
  { certificate, from, to, days }: Counted,
  asked: PublicNoticeRule,
  notices: number,
): Finding<'UNT-002'> => ({
  subject: 'unit',
  counterpartKey: 'notice-days',
  evidence: [certificate.evidence],
  facts: {
    is: 'short',
    from,
    to,
    least: days.least,
    most: days.most,
    asked: asked.workingDays,
    unsureOf: days.unsureOf,
    clause: asked.clause,
  },
  comparison: [
    {
      field: '公示工作日',
      claimed: days.least === days.most ? `${days.most}` : `${days.least} 至 ${days.most}`,
      recorded: `不少于 ${asked.workingDays}`,
      result: 'different',
    },
  ],
  lowered: [
    ...(days.most >= asked.workingDays ? [{ trap: 'calendar-unsure', to: 'blue' } as const] : []),
    ...(asked.confirmed ? [] : [{ trap: 'notice-unconfirmed', to: 'blue' } as const]),
    ...(notices > 1 ? [{ trap: 'several-notices', to: 'yellow' } as const] : []),
    ...scanned(certificate),
  ],
})

const scanned = ({ evidence }: Certificate): readonly Lowering[] =>
  isFromOcr([evidence]) ? [{ trap: 'ocr-page', to: 'yellow' }] : []

/** Without a page of proof: what the unit's opinion says of it, else only that none was seen, and that only where papers were handed in. */
function* unseen(asked: PublicNoticeRule, { application, isPartlyUnread }: RuleContext): Iterable<Finding<'UNT-002'>> {
  const stated = application?.statedNoticeDays
  if (stated && stated.value < asked.workingDays)
    yield {
      subject: 'unit',
      counterpartKey: 'notice-stated',
      severity: 'yellow',
      evidence: [stated.evidence],
      facts: { is: 'stated-short', days: stated.value, asked: asked.workingDays, clause: asked.clause },
      lowered: isFromOcr([stated.evidence]) ? [{ trap: 'ocr-page', to: 'blue' }] : [],
    }
  if (stated || isPartlyUnread || !application || !hasPapersOfUnit(application)) return
  yield {
    subject: 'unit',
    counterpartKey: 'notice-missing',
    severity: 'blue',
    evidence: [],
    facts: { is: 'missing', asked: asked.workingDays, clause: asked.clause },
  }
}

/** Papers that a unit puts beside the proofs of achievements, where its notice would be too; a page of its own that was not understood is one. */
const hasPapersOfUnit = ({ certificates, parts = [] }: Application): boolean =>
  !certificates.some(({ kind }) => kind === 'unit-notice') &&
  (certificates.some(({ kind }) => kind === 'title' || kind === 'training') ||
    parts.some(({ kind }) => kind === 'commitment' || kind === 'appraisal'))

const submittedDay = ({ input }: RuleContext): string => dayInBeijing(input.meta.submittedAt)
