import { createHmac } from 'node:crypto'
import type { Application, Certificate } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { maskIdsIn, maskPeopleIn } from '#domain/mask'
import type { ProofPage } from '#domain/proof-page'
import { scanKeys } from '#duplicate/same-scan/scan-keys'
import { shortHash } from '#text/short-hash'
import { canonicalJson } from './run-id.ts'

/** A certificate of the application with its page, under the keys by which the same one elsewhere is found. */
export interface OwnScan {
  readonly certificate: Certificate
  readonly page: ProofPage
  readonly keys: readonly string[]
  /** The claim that it proves, where a number or the very title ties them. */
  readonly claim?: Claim
}

/** A bundle has two or three dozen certificates; each costs a read or two. */
export const mostScans = 80

export const scansOf = ({ proofPages = [], certificates, claims }: Application, secret: string): readonly OwnScan[] =>
  proofPages
    .flatMap((page) => {
      const certificate = certificates.find(({ evidence }) => isAt(page, evidence))
      const keys = certificate ? scanKeys(certificate, page).map((key) => sealed(key, secret)) : []
      if (!certificate || keys.length === 0) return []
      const claim = claims.find(({ evidence }) => evidence.some((one) => one.linkedBy === undefined && isAt(page, one)))
      return [{ certificate, page, keys, ...(claim && { claim }) }]
    })
    .slice(0, mostScans)

export const scanKeysOf = (application: Application | undefined, secret: string): readonly string[] =>
  application ? [...new Set(scansOf(application, secret).flatMap(({ keys }) => keys))] : []

/** Numbers of titles and degrees are personal data: the index holds no plain hash of one. */
const sealed = (key: string, secret: string): string =>
  `${key.slice(0, key.indexOf('~'))}~${createHmac('sha256', secret).update(key).digest('base64url')}`

interface Place {
  readonly documentId: string
  readonly page: number
}
const isAt = (a: Place, b: Place): boolean => a.documentId === b.documentId && a.page === b.page

/** Under which the index holds the certificate on a page: it tells the page again, and nothing else of it. */
export const scanClaimId = ({ documentId, page }: Place): string => `scan-${shortHash(12, documentId, String(page))}`

/** What the lines of an application have in common (`claim-lines.ts`). */
type Common = Omit<
  Claimant,
  'claimKey' | 'claimId' | 'counted' | 'kind' | 'title' | 'dates' | 'page' | 'quote' | 'scan' | 'rank'
>

/** One line a certificate and key: others read where its page stands, and nothing of what it says but a masked quote. */
export const toScanLines = (application: Application, common: Common, secret: string): readonly Claimant[] =>
  scansOf(application, secret).flatMap((scan) => {
    const { certificate, page, keys, claim } = scan
    const { people, peopleAtFiling = [], holder = '', evidence } = certificate
    const names = [application.applicant.name, ...people, ...peopleAtFiling, holder]
    const line = {
      ...common,
      claimId: scanClaimId(page),
      counted: claim?.counted ?? true,
      kind: claim?.kind ?? 'other',
      title: maskIdsIn(certificate.title ?? ''),
      dates: [],
      page: page.page,
      quote: maskPeopleIn(evidence.quote, names),
      scan: { documentId: page.documentId, page: page.page, digest: scanDigest(application, scan, secret) },
    }
    return keys.map((claimKey) => ({ claimKey, ...line }))
  })

/** Keyed: a certificate's words are few, and a plain hash of them would tell whoever guesses the name. */
export const scanDigest = ({ applicant }: Application, { certificate, page, claim }: OwnScan, secret: string): string =>
  createHmac('sha256', secret)
    .update(canonicalJson([applicant.name, applicant.formerName, certificate, page, claim?.rank]))
    .digest('base64url')
