import { type Severity, severities, type Warning } from '#domain/warning'
import { shortHash } from '#text/short-hash'
import type { RuleContext } from './context.ts'
import type { Code, Lowering } from './facts.ts'
import type { AnyRule, Finding, Rule } from './rule.ts'
import { innocentWords } from './words/innocent.ts'
import { statementOf } from './words/statements.ts'
import { stepWords } from './words/steps.ts'
import { trapWords } from './words/traps.ts'

/** All warnings of these rules, the gravest first, each fingerprint once. */
export const findWarnings = (rules: readonly AnyRule[], context: RuleContext): readonly Warning[] =>
  onePerFingerprint(rules.flatMap((rule) => warningsOf(rule, context))).toSorted(
    (a, b) => weight(a.severity) - weight(b.severity),
  )

const warningsOf = <C extends Code>(rule: Rule<C>, context: RuleContext): readonly Warning[] =>
  [...rule.check(context)].map((finding) => toWarning(rule, finding, context))

const toWarning = <C extends Code>(rule: Rule<C>, finding: Finding<C>, context: RuleContext): Warning => {
  const { claim, counterpart, comparison = [], overlap } = finding
  const { severity, loweredBy } = lowered(finding.severity ?? rule.severity, trapsOf(finding))
  return {
    fingerprint: fingerprintOf(rule.code, finding, context),
    code: rule.code,
    ruleVersion: rule.version,
    severity,
    ...(rule.tag && { tag: rule.tag }),
    name: rule.name.zh,
    statement: statementOf(rule.code, finding.facts),
    ...(claim && { claimId: claim.claimId }),
    evidence: finding.evidence ?? claim?.evidence ?? [],
    ...(counterpart && { counterpart }),
    comparison,
    ...(overlap && { overlap }),
    loweredBy,
    innocentReasons: rule.innocent.map((reason) => innocentWords[reason]),
    whatToCheck: rule.steps.map((step) => stepWords[step]),
    basis: rule.basis,
  }
}

/** Rows of the table 任现职前 are background: no rule goes above blue on them (domain 0.4). */
const trapsOf = ({ claim, lowered: own = [] }: Pick<Finding<Code>, 'claim' | 'lowered'>): readonly Lowering[] =>
  claim && !claim.counted ? [...own, { trap: 'background-row', to: 'blue' }] : own

const weight = (severity: Severity): number => severities.indexOf(severity)

/** A trap may only lower, and only those that do are named. */
const lowered = (
  severity: Severity,
  traps: readonly Lowering[],
): { readonly severity: Severity; readonly loweredBy: readonly string[] } => {
  const lowering = traps.filter(({ to }) => weight(to) > weight(severity))
  const lowest = lowering.reduce((level, { to }) => (weight(to) > weight(level) ? to : level), severity)
  return { severity: lowest, loweredBy: [...new Set(lowering.map(({ trap }) => trapWords[trap]))] }
}

const fingerprintCharacters = 20

/** hash(rule code, claim key, counterpart key): no page, score or version, so that decisions survive re-runs (design 2.6). */
const fingerprintOf = (
  code: Code,
  { claim, subject = '', counterpartKey }: Finding<Code>,
  context: RuleContext,
): string => {
  const claimKey = claim ? (context.keysOf(claim)[0] ?? claim.claimId) : subject
  return shortHash(fingerprintCharacters, code, claimKey, counterpartKey)
}

/** Two rows of one achievement against one counterpart are one decision: the graver warning stays. */
const onePerFingerprint = (warnings: readonly Warning[]): readonly Warning[] => {
  const kept = new Map<string, Warning>()
  for (const warning of warnings) {
    const known = kept.get(warning.fingerprint)
    if (!known || weight(warning.severity) < weight(known.severity)) kept.set(warning.fingerprint, warning)
  }
  return [...kept.values()]
}
