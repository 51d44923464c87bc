import type { Claim } from '#domain/claim'
import { dayInBeijing, daysFrom, earliestDay, type PartialDate } from '#domain/dates'
import type { Severity } from '#domain/warning'
import { findDates } from '#text/dates'
import type { RuleContext } from './context.ts'
import type { FactsByCode, Lowering } from './facts.ts'
import { compareNumbers, type ScoredMatch } from './records.ts'
import { notice, rule } from './rule.ts'
import { isFromOcr, toRecordCounterpart } from './where.ts'

type Lost = FactsByCode['PAT-010']['is']

/**
 * What the office says of a patent that is none any more, the graver first; `not` is what only sounds like it: a request that is being
 * heard or was refused leaves the patent as it was.
 */
const lostStatuses: readonly { readonly is: Lost; readonly words: RegExp; readonly not?: RegExp }[] = [
  { is: 'abnormal', words: /非正常/, not: /排除|不属于|不构成|已撤销认定/ },
  { is: 'partly-invalid', words: /部分无效/, not: /请求|程序|审理|维持/ },
  { is: 'invalid', words: /无效/, not: /请求|程序|审理|审查中|受理|维持|部分/ },
  { is: 'rejected', words: /驳回/, not: /驳回(?:无效|宣告|复审|请求|异议|起诉)|复审/ },
  { is: 'withdrawn', words: /撤回|视撤/, not: /撤回(?:无效|请求|复审|异议|驳回)/ },
  { is: 'lapsed', words: /年费|终止|失效/, not: /届满|期满/ },
]
/** 恢复 after any of them takes it back. */
const restored = /恢复|维持有效|撤销.{0,6}(?:驳回|视为撤回)/

const severityOf: Readonly<Record<Lost, Severity>> = {
  abnormal: 'orange',
  invalid: 'orange',
  rejected: 'orange',
  withdrawn: 'orange',
  'partly-invalid': 'blue',
  lapsed: 'blue',
}

export const readLostStatus = (status: string): Lost | undefined => {
  const words = status.normalize('NFKC').replace(/\s+/g, '')
  if (restored.test(words)) return undefined
  return lostStatuses.find((one) => one.words.test(words) && !one.not?.test(words))?.is
}

export const patentStatus = rule({
  code: 'PAT-010',
  version: 1,
  name: { zh: '专利状态失效或非正常', en: 'Lapsed, invalid or abnormal filing' },
  severity: 'orange',
  tag: 'T',
  basis: notice('九'),
  needs: ['patent.number', 'archive.status', 'policy.cut-offs'],
  innocent: ['lapsed-after-window', 'paid-since', 'restored', 'archive-error'],
  steps: ['query-patent-office', 'query-register', 'ask-applicant'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'patent')) {
      const match = context.recordsOf(claim).find(({ record }) => record.status)
      const { status = '', statusOn, provenance, recordId } = match?.record ?? {}
      const is = readLostStatus(status)
      if (!match || !is || !provenance) continue
      const on = statusOn ?? findDates(status).at(-1)?.value
      yield {
        claim,
        counterpartKey: `${recordId}#status`,
        counterpart: toRecordCounterpart(match),
        severity: severityOf[is],
        facts: { is, status, asOf: dayInBeijing(provenance.importedAt), ...(on && { on }) },
        comparison: [
          { field: '法律状态', claimed: claim.saysGranted ? '授权' : '', recorded: status, result: 'different' },
        ],
        lowered: statusTraps(claim, match, on, context),
      }
    }
  },
})

/** A status is looked up before a round; one of a year ago says little of an appeal that was open then. */
const oldAfterDays = 366

const statusTraps = (
  claim: Claim,
  match: ScoredMatch,
  on: PartialDate | undefined,
  { upper, input }: RuleContext,
): readonly Lowering[] => {
  const { record, score } = match
  const last = upper?.achievements.latest
  const read = dayInBeijing(record.provenance.importedAt)
  const age = daysFrom(read, dayInBeijing(input.meta.submittedAt))
  return [
    ...(on && last && earliestDay(on) > last ? [{ trap: 'status-after-window', to: 'blue' } as const] : []),
    ...(!on && last && read > last ? [{ trap: 'status-date-unknown', to: 'yellow' } as const] : []),
    ...(age > oldAfterDays ? [{ trap: 'status-data-old', to: 'yellow' } as const] : []),
    ...(record.trust === 'C' ? [{ trap: 'record-from-application', to: 'yellow' } as const] : []),
    ...(compareNumbers(claim, record) === 'equal' ? [] : [{ trap: 'found-by-title-only', to: 'blue' } as const]),
    ...(score.verdict === 'same' ? [] : [{ trap: 'only-number-agrees', to: 'yellow' } as const]),
    ...(isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
  ]
}
