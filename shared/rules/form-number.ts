import type { Certificate } from '#domain/application'
import type { Claim, DateRole } from '#domain/claim'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { swapOne, toDigits } from '#identifiers/look-alikes'
import { isMainProof } from './certificates.ts'
import type { RuleContext } from './context.ts'
import type { CertificateDifference, Lowering } from './facts.ts'
import { editDistance, isSameTitle } from './likeness.ts'
import { isFromOcr } from './where.ts'

/** What one certificate says of one field of the claim. */
export interface Compared {
  readonly same: boolean
  readonly facts: CertificateDifference
  readonly certificate: Certificate
  readonly lowered: readonly Lowering[]
}
/** Numbers that are one for one achievement. Publication numbers are not: an application and its grant have two. */
const compared: readonly IdentifierScheme[] = ['patent-application', 'software-registration', 'project', 'standard']

/** A number this near to the other is a slip of typing (domain 6.1, PAT-001). */
const slipCharacters = 2

/** The form's number against the one on the certificate: of a certificate that the claim has, or else of the only one of its title. */
export const numberDifference = (claim: Claim, context: RuleContext): Compared | undefined => {
  const proven = context.certificatesOf(claim)
  const certificates = proven.length > 0 ? proven : onlyOneOfTitle(claim, context)
  for (const mine of claim.identifiers.filter(({ scheme }) => compared.includes(scheme))) {
    const theirs = certificates.flatMap((certificate) =>
      certificate.identifiers.filter(({ scheme }) => scheme === mine.scheme).map((number) => ({ number, certificate })),
    )
    const [first] = theirs
    if (!first || theirs.some(({ number }) => number.key === mine.key)) continue
    // PAT-001 speaks of a number that fails its own check, and names the certificate's.
    if (mine.status === 'invalid-checksum') continue
    return {
      same: false,
      facts: { field: 'number', claimed: mine.canonical, printed: first.number.canonical },
      certificate: first.certificate,
      lowered: numberTraps(mine, first.number, claim, first.certificate),
    }
  }
}

/** No number, no page ties the two; but the title does, and nothing else in the bundle has it. */
const onlyOneOfTitle = (claim: Claim, context: RuleContext): readonly Certificate[] => {
  const all = context.application?.certificates ?? []
  const alike = all.filter(
    (certificate) =>
      isMainProof(claim.kind, certificate.kind) &&
      certificate.title !== undefined &&
      isSameTitle(certificate.title, claim.title) &&
      isSameType(claim, certificate) &&
      !context.claims.some((other) => context.certificatesOf(other).includes(certificate)),
  )
  return alike.length === 1 ? alike : []
}

/** 一案双申: the utility model of an invention has its title and a number of its own. */
const isSameType = (claim: Claim, certificate: Certificate): boolean => {
  const [mine, theirs] = [claim, certificate].map(
    ({ identifiers }) => identifiers.find(({ scheme }) => scheme === 'patent-application')?.says.patentType,
  )
  return claim.kind !== 'patent' || (mine !== undefined && mine === theirs)
}

const numberTraps = (
  mine: Identifier,
  theirs: Identifier,
  claim: Claim,
  certificate: Certificate,
): readonly Lowering[] => {
  const isScanned = isFromOcr(claim.evidence) || certificate.evidence.textSource === 'ocr'
  const agreesInDay = claim.dates.some(
    ({ role, value }) =>
      value.length > 7 && certificate.dates.some((date) => isSameRole(role, date.role) && date.value === value),
  )
  return [
    ...(isScanned && looksLike(mine.key, theirs.key) ? [{ trap: 'number-look-alike', to: 'blue' } as const] : []),
    ...(editDistance(mine.key, theirs.key) <= slipCharacters ? [{ trap: 'number-slip', to: 'yellow' } as const] : []),
    ...(agreesInDay ? [] : [{ trap: 'same-title-other-number', to: 'yellow' } as const]),
  ]
}

/** Forms ask for 发表时间 of software too, or only for 时间: the day of its registration is what is filled in. */
const isSameRole = (claimed: DateRole, printed: DateRole): boolean =>
  claimed === printed || (claimed === 'stated' && printed === 'registered')

/** But for what recognisers confuse, 0 and O, 1 and 7, the two are one. */
const looksLike = (a: string, b: string): boolean => {
  const [left, right] = [toDigits(a), toDigits(b)]
  return left === right || swapOne(left).map(toDigits).includes(right) || swapOne(right).map(toDigits).includes(left)
}
