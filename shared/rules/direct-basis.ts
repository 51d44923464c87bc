import type { Application, Stated } from '#domain/application'
import type { DirectBasis, Policy } from '#domain/policy'
import { normalise } from '#text/normalise'
import { compareLevels } from '#text/titles-and-levels'
import { seasonYear } from './clocks.ts'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import type { DirectProblem } from './qualification-facts.ts'
import { type Finding, notice, rule } from './rule.ts'
import { compareSeries } from './series.ts'
import { isFromOcr } from './where.ts'

export const directBasis = rule({
  code: 'QUA-005',
  version: 1,
  name: { zh: '直接申报依据与申报级别、系列疑不符', en: 'Direct basis not valid for the level' },
  severity: 'orange',
  tag: 'H',
  basis: notice('四'),
  needs: ['direct.basis', 'target.series', 'policy.direct', 'certificates'],
  innocent: ['other-direct-policy', 'basis-on-unread-page', 'typing-slip'],
  steps: ['see-direct-basis', 'ask-unit'],
  *check(context) {
    const { application } = context
    if (!application || application.route === 'lateral' || application.route === 'recognition') return
    const stated = application.directBasis
    if (!stated) {
      if (application.route === 'direct') yield found({ is: 'no-basis' }, 'none', context, { severity: 'blue' })
      return
    }
    const bases = basesIn(stated.value, context.input.policy)
    if (bases.length === 0)
      return yield found({ is: 'unknown-basis', basis: stated.value }, 'unknown', context, { severity: 'blue', stated })
    // Several bases in one sentence: what one of them allows is allowed.
    const problems = bases.map((basis) => problemsOf(basis, context))
    if (problems.every((list) => list.length > 0))
      for (const problem of problems[0] ?? [])
        yield found(problem, `${bases[0]?.code}-${problem.is}`, context, { stated, basis: bases[0] })
    const [first] = bases
    if (first && !isProven(first, context))
      yield found({ is: 'no-proof', basis: first.name, clause: first.clause }, `${first.code}-proof`, context, {
        severity: 'blue',
        stated,
      })
  },
})

/** What the words name: 广西创新企业家 is not the state's, and 小巨人 of the region is not the state's list. */
export const basesIn = (words: string, { directBases = [] }: Pick<Policy, 'directBases'>): readonly DirectBasis[] => {
  const text = normalise(words)
  const has = (alternatives: string) => alternatives.split('|').some((word) => text.includes(normalise(word)))
  return directBases.filter((basis) => basis.words.every(has) && !(basis.notWords ?? []).some(has))
}

const problemsOf = (basis: DirectBasis, { application, input }: RuleContext): readonly DirectProblem[] => {
  const { level, series } = application?.target ?? {}
  const { name, maxLevel, clause } = basis
  return [
    ...(level !== undefined && compareLevels(level, maxLevel) > 0
      ? [{ is: 'level', basis: name, level, atMost: maxLevel, clause } as const]
      : []),
    ...(basis.series !== undefined &&
    series !== undefined &&
    compareSeries(series, basis.series, input.policy) === 'different'
      ? [{ is: 'series', basis: name, series, asked: basis.series, clause } as const]
      : []),
  ]
}

interface More {
  readonly severity?: 'blue'
  readonly stated?: Stated<string>
  readonly basis?: DirectBasis | undefined
}

const found = (
  facts: DirectProblem,
  key: string,
  context: RuleContext,
  { severity, stated, basis }: More,
): Finding<'QUA-005'> => ({
  subject: 'applicant',
  counterpartKey: `direct-${key}`,
  evidence: stated ? [stated.evidence] : [],
  facts,
  ...(severity && { severity }),
  lowered: basis && stated ? traps(basis, stated, context) : [],
})

const traps = (basis: DirectBasis, stated: Stated<string>, { input }: RuleContext): readonly Lowering[] => [
  // Before the notice was in force other texts held.
  ...((seasonYear(input.meta.season) ?? 0) < Number(basis.from.slice(0, 4))
    ? [{ trap: 'direct-policy-year', to: 'blue' } as const]
    : []),
  ...(basis.confirmed ? [] : [{ trap: 'direct-unconfirmed', to: 'blue' } as const]),
  ...(isFromOcr([stated.evidence]) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
]

/** Some page beside the form names it. Where none was handed in, or one was not read, nothing can be said. */
const isProven = (basis: DirectBasis, { application, isPartlyUnread }: RuleContext): boolean =>
  isPartlyUnread || !application?.certificates.length || namesBasis(application, basis)

const namesBasis = ({ certificates, parts = [], titles }: Application, { words }: DirectBasis): boolean => {
  const texts = [
    ...certificates.flatMap(({ title = '', awardName = '', evidence }) => [title, awardName, evidence.quote]),
    ...parts.map(({ title = '' }) => title),
    ...titles.map(({ name }) => name),
  ].map(normalise)
  const [first = ''] = words
  return first.split('|').some((word) => texts.some((text) => text.includes(normalise(word))))
}
