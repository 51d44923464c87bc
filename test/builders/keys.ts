import type { Claim } from '#domain/claim'
import { toParts } from '#domain/dates'
import { toTitleKey } from '#text/title'

/** Keys as the claim index has them: the number first, then the title with its year. */
export const testKeys = (claim: Claim): readonly string[] => {
  const year = claim.dates[0] ? toParts(claim.dates[0].value).year : ''
  const numbers = claim.identifiers
    .filter(({ scheme }) => scheme !== 'issn' && scheme !== 'cn-serial')
    .map(({ scheme, key }) => `${claim.kind}#${scheme}#${key}`)
  return [...numbers, `${claim.kind}#title#${claim.awardName ?? ''}#${year}#${toTitleKey(claim.title)}`]
}
