import type { Claim } from '#domain/claim'
import { toParts } from '#domain/dates'
import type { Identifier } from '#domain/identifier'
import type { RuleContext } from './context.ts'
import type { SoftwareProblem } from './facts.ts'
import { notice, rule } from './rule.ts'
import { dateOf, datesWith, evidenceFor, isFromOcr } from './where.ts'

export const softwareRegistration = rule({
  code: 'SW-001',
  version: 1,
  name: { zh: '软著登记号异常', en: 'Software registration inconsistent' },
  severity: 'orange',
  tag: 'T',
  basis: notice('九'),
  needs: ['software.number', 'software.date'],
  innocent: ['typing-slip', 'ocr-error', 'corrected-publication', 'offset-unknown'],
  steps: ['compare-certificate', 'query-copyright-centre'],
  *check(context) {
    for (const claim of context.claims)
      for (const number of claim.identifiers.filter(({ scheme }) => scheme === 'software-registration')) {
        const problems = problemsOf(number, claim, context)
        if (problems.length === 0) continue
        const evidence = evidenceFor(claim, number.raw)
        yield {
          claim,
          counterpartKey: number.key,
          evidence,
          facts: { printed: number.raw, problems },
          lowered: [
            ...(isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
            ...(isReissued(claim) ? [{ trap: 'reissued-certificate', to: 'blue' } as const] : []),
          ],
        }
      }
  },
})

const problemsOf = ({ status, says }: Identifier, claim: Claim, context: RuleContext): readonly SoftwareProblem[] => {
  if (says.problem === 'flow-number') return [{ is: 'flow-number' }]
  if (says.problem === 'electronic-copy') return [{ is: 'electronic-copy' }]
  if (status === 'invalid-format') return [{ is: 'shape' }]
  const registered = dateOf(datesWith(claim, context.certificatesOf(claim)), 'registered')
  const numberYear = says.year
  return registered && numberYear !== undefined && toParts(registered).year !== numberYear
    ? [{ is: 'year', numberYear, registered }]
    : []
}

const isReissued = ({ text, evidence }: Claim): boolean =>
  [text, ...evidence.map(({ quote }) => quote)].some((words) => /补发|换发|变更|补正/.test(words))
