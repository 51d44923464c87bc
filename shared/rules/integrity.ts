import type { ArchiveRecord } from '#domain/archive-record'
import { dayInBeijing } from '#domain/dates'
import type { RuleContext } from './context.ts'
import { standingOf, stands } from './register-standing.ts'
import { rule } from './rule.ts'
import { ownLine } from './shared-claim.ts'
import { toRecordCounterpart } from './where.ts'

export const barredPeriod = rule({
  code: 'INT-001',
  version: 2,
  name: { zh: '在失信登记的限制期内申报', en: 'Application inside a bar period' },
  severity: 'red',
  tag: 'P',
  basis: '《职称评审管理暂行规定》（人社部令第40号）；《职称评审监管暂行办法》（人社部发〔2024〕56号）',
  needs: ['applicant.id', 'unit.code', 'integrity.register'],
  innocent: ['bar-lifted', 'bar-ended', 'namesake', 'archive-error'],
  steps: ['see-register', 'ask-applicant'],
  *check(context) {
    const { input, application } = context
    const submitted = dayInBeijing(input.meta.submittedAt)
    for (const record of input.integrity ?? []) {
      const of = subjectOf(record, context)
      const standing = standingOf(record, submitted)
      if (!of || record.trust === 'C' || !stands(standing)) continue
      const { until, is, isAppealed } = standing
      yield {
        subject: of,
        counterpartKey: record.recordId,
        counterpart: toRecordCounterpart({ record }),
        evidence:
          of === 'person'
            ? (application?.applicant.evidence ?? [])
            : application?.unit
              ? [application.unit.evidence]
              : [],
        facts: {
          of,
          matter: record.title,
          submitted,
          ...(until && { until }),
          ...(record.issuer && { issuer: record.issuer }),
        },
        lowered: [
          ...(is === 'end-unknown' ? [{ trap: 'bar-end-unknown', to: 'blue' } as const] : []),
          ...(is === 'may-have-ended' ? [{ trap: 'date-precision', to: 'yellow' } as const] : []),
          ...(of === 'unit' ? [{ trap: 'unit-not-person', to: 'orange' } as const] : []),
          ...(isAppealed ? [{ trap: 'appeal-pending', to: 'orange' } as const] : []),
        ],
      }
    }
  },
})

/** By the HMAC of the id number, or the unit's code: no name, however rare, is a match. */
const subjectOf = (record: ArchiveRecord, { input, application }: RuleContext): 'person' | 'unit' | undefined => {
  const isKnownById = ownLine(input)?.personKnownBy === 'resident-id' || application?.applicant.residentId !== undefined
  if (record.personKeys) return isKnownById && record.personKeys.includes(input.personKey) ? 'person' : undefined
  const code = application?.unitCreditCode?.key
  return code !== undefined && record.identifiers.some(({ scheme, key }) => scheme === 'credit-code' && key === code)
    ? 'unit'
    : undefined
}
