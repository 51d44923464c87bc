import type { ArchiveSnapshot } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { awardFamily } from '#match/award-name'
import { toComparable } from '#text/normalise'

/** Whether the archive says that it is whole for this kind, scope and year; only then may "not found" be said (domain 7). */
export const isComplete = (claim: Claim, year: number, { completeness }: ArchiveSnapshot): boolean =>
  completeness.some(
    ({ kind, scope, fromYear, toYear }) =>
      kind === claim.kind && fromYear <= year && year <= toYear && coversScope(claim, scope),
  )

/** `*` is all of the kind; else the scope names the award, or the funder of a project. */
const coversScope = (claim: Claim, scope: string): boolean => {
  if (scope === '*') return true
  const { awardName } = claim
  if (awardName !== undefined)
    return toComparable(awardName) === toComparable(scope) || awardFamily(awardName) === awardFamily(scope)
  return claim.identifiers.some(({ says }) => says.funder === scope)
}
