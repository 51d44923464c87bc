import type { Claim } from '#domain/claim'
import { toParts } from '#domain/dates'
import type { RuleContext } from './context.ts'
import { listsOf, rankProblems } from './rank.ts'
import { ocrTraps, sideOf } from './rank-rule.ts'
import { type Finding, notice, rule } from './rule.ts'
import { evidenceFor, isFromOcr } from './where.ts'

export const standardDrafters = rule({
  code: 'STD-001',
  version: 1,
  name: { zh: '标准号或起草人不符', en: 'Standard number or drafters do not fit' },
  severity: 'orange',
  tag: 'T',
  basis: `${notice('九')}；GB/T 1.1《标准化工作导则》`,
  needs: ['standard.number', 'standard.drafters', 'claim.date', 'applicant.name'],
  innocent: ['other-edition', 'drafters-by-unit', 'rare-character', 'list-is-cut', 'ocr-error'],
  steps: ['see-foreword', 'query-standard', 'ask-applicant'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'standard')) {
      yield* yearProblem(claim, context)
      yield* notDrafter(claim, context)
      yield* unitsOnly(claim, context)
    }
  },
})

/** Work on a standard is dated by its release, or by the year after, when it came into force. */
const yearsAfterRelease = 1

function* yearProblem(claim: Claim, context: RuleContext): Iterable<Finding<'STD-001'>> {
  const date = claim.dates.find(({ role }) => role === 'published' || role === 'issued' || role === 'stated')
  if (!date) return
  const { year } = toParts(date.value)
  for (const { scheme, status, says, canonical, raw, key } of claim.identifiers) {
    const numberYear = says.year
    if (scheme !== 'standard' || status === 'invalid-format' || numberYear === undefined) continue
    if (numberYear >= year - yearsAfterRelease && numberYear <= year) continue
    const evidence = evidenceFor(claim, raw)
    yield {
      claim,
      counterpartKey: `year#${key}`,
      evidence,
      facts: { is: 'year', printed: canonical, numberYear, date: date.value },
      comparison: [{ field: '年份', claimed: date.value, recorded: String(numberYear), result: 'different' }],
      lowered: [
        ...(isRevision(claim, context) ? [{ trap: 'revision-edition', to: 'blue' } as const] : []),
        ...(date.role === 'stated' ? [{ trap: 'date-role-unknown', to: 'yellow' } as const] : []),
        ...(isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
      ],
    }
  }
}

/** A revised edition: the row may quote the number of the one before, or date itself by the one after. */
const isRevision = (claim: Claim, context: RuleContext): boolean =>
  [claim.text, ...context.certificatesOf(claim).map(({ evidence }) => evidence.quote)].some((words) =>
    /修订|修编|代替|替代|复审|(?:19|20)\d{2}\s*年?版|第[二三四五六七八九\d]+版/.test(words),
  )

function* notDrafter(claim: Claim, context: RuleContext): Iterable<Finding<'STD-001'>> {
  const applicant = context.application?.applicant
  if (!applicant?.name) return
  for (const problem of rankProblems(claim, applicant.name, listsOf(claim, context))) {
    if (problem.facts.is !== 'absent') continue
    const { list, facts, lowered } = problem
    yield {
      claim,
      ...sideOf(list, 'foreword'),
      facts: { is: 'absent', source: facts.source, listed: facts.listed },
      comparison: [
        {
          field: '起草人',
          claimed: applicant.name,
          recorded: list.people.map(({ name }) => name).join('、'),
          result: 'different',
        },
      ],
      lowered: [...lowered, ...ocrTraps(claim, context)],
    }
  }
}

/** Some forewords name the units that drafted and nobody of them: who took part must be proved otherwise. */
function* unitsOnly(claim: Claim, context: RuleContext): Iterable<Finding<'STD-001'>> {
  const forewords = context.certificatesOf(claim)
  const [byUnit] = forewords.filter(({ owners }) => owners.length > 0)
  if (!byUnit || forewords.some(({ people }) => people.length > 0)) return
  if (context.recordsOf(claim).some(({ record }) => record.people.length > 0)) return
  yield {
    claim,
    counterpartKey: 'drafting-units',
    evidence: [byUnit.evidence],
    severity: 'blue',
    facts: { is: 'units-only', units: byUnit.owners },
  }
}
