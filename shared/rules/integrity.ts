import type { ArchiveRecord } from '#domain/archive-record'
import { dayInBeijing, earliestDay, latestDay } from '#domain/dates'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { notesOf } from './records.ts'
import { rule } from './rule.ts'
import { ownLine } from './shared-claim.ts'
import { toRecordCounterpart } from './where.ts'

export const barredPeriod = rule({
  code: 'INT-001',
  version: 1,
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
      if (!of || record.trust === 'C' || isLifted(record)) continue
      const until = record.dates.find(({ role }) => role === 'end')?.value
      if (until && latestDay(until) < submitted) continue
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
          ...(until ? [] : [{ trap: 'bar-end-unknown', to: 'blue' } as const]),
          ...(until && earliestDay(until) < submitted ? [{ trap: 'date-precision', to: 'yellow' } as const] : []),
          ...(of === 'unit' ? [{ trap: 'unit-not-person', to: 'orange' } as const] : []),
          ...appealTraps(record),
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

/** 申诉成立, 撤销认定, 信用修复: what was registered does not stand any more. */
const isLifted = (record: ArchiveRecord): boolean =>
  /申诉成立|复查(?:后)?(?:撤销|推翻)|撤销(?:认定|处理|登记)|已撤销|不予认定|已修复|信用修复|已解除|提前解除|overturned|lifted/i.test(
    notesOf(record),
  )

const appealTraps = (record: ArchiveRecord): readonly Lowering[] =>
  /(?:申诉|复查|复核|复议)(?:中|受理|处理中|审查中)|appeal pending/i.test(notesOf(record))
    ? [{ trap: 'appeal-pending', to: 'orange' }]
    : []
