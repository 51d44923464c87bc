import type { Certificate } from '#domain/application'
import type { Claim, ClaimKind } from '#domain/claim'
import type { CertificateKind } from '#domain/form'
import type { IdentifierScheme } from '#domain/identifier'
import { toComparable } from '#text/normalise'
import { toTitleKey } from '#text/title'

/** Which claims a certificate of this kind can prove. */
export const proves: Partial<Record<CertificateKind, readonly ClaimKind[]>> = {
  'invention-patent': ['patent'],
  'utility-patent': ['patent'],
  'design-patent': ['patent'],
  'patent-acceptance': ['patent'],
  'patent-publication': ['patent'],
  software: ['software'],
  award: ['award'],
  'project-contract': ['project'],
  'project-acceptance': ['project'],
  standard: ['standard'],
}

/** Numbers that are one for one achievement; every co-winner has another award certificate. */
export const naming: readonly IdentifierScheme[] = [
  'patent-application',
  'patent-publication',
  'software-registration',
  'software-certificate',
  'project',
  'standard',
]

/**
 * A claim and the certificate that proves it are one claim with two evidences: the same number, or the same title where one of
 * the two prints no number. Co-workers that only the certificate names come to the claim. Linking twice changes nothing.
 */
export const linkCertificates = (claims: readonly Claim[], certificates: readonly Certificate[]): readonly Claim[] =>
  claims.map((claim) =>
    certificates.filter((certificate) => belongs(certificate, claim)).reduce(withCertificate, claim),
  )

const belongs = (certificate: Certificate, claim: Claim): boolean => {
  if (!proves[certificate.kind]?.includes(claim.kind)) return false
  const [claimed, printed] = [numbersOf(claim), numbersOf(certificate)]
  if (claimed.some((number) => printed.includes(number))) return true
  const schemes = new Set(claimed.map((number) => number.split(' ')[0]))
  // Two numbers of one scheme that differ are two things, whatever their titles.
  if (printed.some((number) => schemes.has(number.split(' ')[0]))) return false
  if (certificate.awardName && claim.awardName && !isOneAward(certificate.awardName, claim.awardName)) return false
  const key = toTitleKey(claim.title)
  return key !== '' && certificate.title !== undefined && key === toTitleKey(certificate.title)
}

/** 科学技术进步奖 in the form, 江淮省科学技术进步奖 on the certificate. */
export const isOneAward = (a: string, b: string): boolean => {
  const [left, right] = [toComparable(a), toComparable(b)]
  return left.endsWith(right) || right.endsWith(left)
}

export const numbersOf = ({ identifiers }: Pick<Claim, 'identifiers'>): readonly string[] =>
  identifiers.filter(({ scheme }) => naming.includes(scheme)).map(({ scheme, key }) => `${scheme} ${key}`)

const withCertificate = (claim: Claim, { evidence, people, holder }: Certificate): Claim => {
  const known = claim.evidence.some(
    ({ documentId, page, from }) =>
      from === 'certificate' && documentId === evidence.documentId && page === evidence.page,
  )
  return {
    ...claim,
    people: [claim.people, people, holder ? [holder] : []].find((names) => names.length > 0) ?? [],
    evidence: known ? claim.evidence : [...claim.evidence, evidence],
  }
}
