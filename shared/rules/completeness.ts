import type { ArchiveSnapshot } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { awardFamily } from '#match/award-name'
import { normalise, toComparable } from '#text/normalise'
import { leadingPlace } from '#text/regions'

/** Whether the archive says that it is whole for this kind, scope and year; only then may "not found" be said (domain 7). */
export const isComplete = (claim: Claim, year: number, { completeness }: ArchiveSnapshot): boolean =>
  completeness.some(
    ({ kind, scope, fromYear, toYear }) =>
      kind === claim.kind && fromYear <= year && year <= toYear && coversScope(claim, scope),
  )

/** Forms name the prize and its giver in two cells: 科学技术进步奖 of 广西壮族自治区人民政府 is 广西科学技术进步奖. */
const awardNames = ({ awardName, issuer }: Claim): readonly string[] => {
  if (awardName === undefined) return []
  const giver = issuer === undefined ? '' : giverOf(issuer)
  return giver === '' ? [awardName] : [awardName, giver + awardName]
}

const giverOf = (issuer: string): string =>
  /国务院|中华人民共和国|^国家/.test(issuer) ? '国家' : leadingPlace(normalise(issuer))

/** `*` is all of the kind; else the scope names the award, or the funder of a project. */
const coversScope = (claim: Claim, scope: string): boolean => {
  if (scope === '*') return true
  const names = awardNames(claim)
  if (names.length > 0)
    return names.some((name) => toComparable(name) === toComparable(scope) || awardFamily(name) === awardFamily(scope))
  return claim.identifiers.some(({ says }) => says.funder === scope)
}
