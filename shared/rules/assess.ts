import type { Assessment, AssessmentInput } from '#domain/assessment'
import { rules } from './catalogue.ts'
import { createContext } from './context.ts'
import { duplicationRisk } from './duplication-risk.ts'
import { policyNotes } from './policy-notes.ts'
import { reviewPriority } from './priority.ts'
import { checkClaim } from './verdict.ts'
import { findWarnings } from './warnings.ts'

/** From what is known of an application to what a reviewer reads: a verdict for each claim, warnings, priority, the policy used. Pure. */
export const assess = (input: AssessmentInput): Assessment => {
  const context = createContext(input)
  const warnings = findWarnings(rules, context)
  return {
    claims: context.claims.map((claim) => checkClaim(claim, context)),
    warnings,
    priority: reviewPriority(warnings),
    duplication: duplicationRisk(warnings),
    policyNotes: policyNotes(context),
  }
}
