import type { Certificate } from '#domain/application'
import type { Claim, ClaimKind } from '#domain/claim'
import type { CertificateKind } from '#domain/form'
import { mayBeOneAward } from '#match/award-name'
import { isSameTitle } from './likeness.ts'
import { numbersDiffer } from './records.ts'

/** Which certificates can prove a claim of which kind. */
const kindsFor: Partial<Record<ClaimKind, readonly CertificateKind[]>> = {
  patent: ['invention-patent', 'utility-patent', 'design-patent', 'patent-acceptance', 'patent-publication'],
  software: ['software'],
  award: ['award'],
  project: ['project-contract', 'project-acceptance'],
  standard: ['standard'],
  paper: ['paper'],
}

/** Certificates of the bundle that belong to the claim: by a number they share, by the claim's own evidence, else by the same title. */
export const certificatesOf = (claim: Claim, certificates: readonly Certificate[]): readonly Certificate[] =>
  certificates.filter(
    (certificate) =>
      kindsFor[claim.kind]?.includes(certificate.kind) &&
      (sharesNumber(claim, certificate) ||
        isEvidenceOf(claim, certificate) ||
        // 一案双申: an invention and a utility model of one title have two numbers and two certificates.
        (!numbersDiffer(claim, certificate) && hasTitleOf(claim, certificate))),
  )

const hasTitleOf = (claim: Claim, { title, awardName }: Certificate): boolean =>
  title !== undefined &&
  isSameTitle(title, claim.title) &&
  (awardName === undefined || claim.awardName === undefined || mayBeOneAward(awardName, claim.awardName))

const sharesNumber = (claim: Claim, certificate: Certificate): boolean =>
  claim.identifiers.some((mine) =>
    certificate.identifiers.some(({ scheme, key }) => scheme === mine.scheme && key === mine.key),
  )

const isEvidenceOf = (claim: Claim, { evidence }: Certificate): boolean =>
  claim.evidence.some(
    ({ from, documentId, page, linkedBy }) =>
      from === 'certificate' && linkedBy === undefined && documentId === evidence.documentId && page === evidence.page,
  )

const grants: readonly CertificateKind[] = ['invention-patent', 'utility-patent', 'design-patent']

export const isGrant = ({ kind }: Certificate): boolean => grants.includes(kind)

/** Pages that alone make the achievement: the grant, not the notice of acceptance; what ends a project, not what begins it. */
const mainKinds: Partial<Record<ClaimKind, readonly CertificateKind[]>> = {
  ...kindsFor,
  patent: grants,
}

export const isMainProof = (claim: ClaimKind, kind: CertificateKind): boolean =>
  mainKinds[claim]?.includes(kind) ?? false
