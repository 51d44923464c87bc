import type { Achievement, Person } from '../cast.ts'
import { claimOf } from '../cast.ts'
import { ofKind, type Plan, plan, type Supply } from '../plan.ts'
import type { Proof } from '../proofs.ts'

/** A prize whose winners hand in a certificate of it. */
export const prizeOf = (supply: Supply, people: readonly Person[]): Achievement => ofKind(supply, ['award'], people)

/** Somebody's place in the prize, and the certificate that stands behind it. */
export const proven = (
  supply: Supply,
  person: Person,
  prize: Achievement,
  rank: number,
  proof: Proof,
  more: Partial<Plan> = {},
): Plan => {
  const claim = claimOf(prize, rank)
  const evidence = [...claim.evidence, proof.certificate.evidence]
  return plan(supply, person, [{ ...claim, evidence }], { given: { proof }, ...more })
}
