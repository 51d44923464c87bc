import type { DocumentReport } from '#domain/application'
import type { ArchiveMatch, ArchiveRecord, Completeness } from '#domain/archive-record'
import type { Assessment, AssessmentInput, EarlierApplication } from '#domain/assessment'
import type { Claim } from '#domain/claim'
import type { ApplicationMeta, Claimant } from '#domain/claimant'
import type { CheckedClaim } from '#domain/run'
import type { ScanMeeting } from '#domain/scan-meeting'
import type { Severity, Warning } from '#domain/warning'
import { claimKeys } from '#duplicate/claim-key'
import { assess } from '#rules/assess'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { similarity } from '#text/similarity'
import type { ApplicationBuilder } from './application.ts'
import { aClaimant, personKeyOf } from './claimant.ts'

interface Given {
  readonly records?: readonly ArchiveRecord[]
  /** Only the name leads to the records: they were found by a holder of the applicant's name. */
  readonly foundBy?: ArchiveMatch['by']
  readonly claimants?: readonly Claimant[]
  /** The application's own lines, where the test says more of them than its claims do. */
  readonly own?: readonly Claimant[]
  readonly earlier?: readonly EarlierApplication[]
  readonly complete?: readonly Omit<Completeness, 'dataset'>[]
  readonly documents?: readonly Partial<DocumentReport>[]
  readonly meta?: Partial<ApplicationMeta>
  /** Nobody has set this season's cut-off. */
  readonly withoutCutOff?: boolean
  readonly policy?: AssessmentInput['policy']
  readonly nominees?: AssessmentInput['nominees']
  /** Lines of the integrity register that the look-up found. */
  readonly integrity?: AssessmentInput['integrity']
  /** Hours and titles that departments have recorded of the applicant; their kinds are then in the archive. */
  readonly personal?: AssessmentInput['personal']
  /** Certificates that others' applications hold with another name. */
  readonly scans?: readonly ScanMeeting[]
}

/** An assessment, with what a test asks of it. */
export interface Assessed extends Assessment {
  readonly codes: readonly string[]
  above(severity: Severity): readonly string[]
  warning(code: string): Warning | undefined
  all(code: string): readonly Warning[]
  severity(code: string): Severity | undefined
  verdict(claim: Claim): CheckedClaim['verdict'] | undefined
}

const order: readonly Severity[] = ['red', 'orange', 'yellow', 'blue']

export const aDocument = (given: Partial<DocumentReport> = {}): DocumentReport => ({
  documentId: 'form',
  name: '申报表.pdf',
  bytes: 1000,
  outcome: 'read',
  pages: 10,
  unreadPages: [],
  ...given,
})

/** Assesses the application as the pipeline would, in the season of 2026 whose cut-off is 2026-12-31. */
export const assessed = (builder: ApplicationBuilder | undefined, given: Given = {}): Assessed => {
  const assessment = assess(inputOf(builder, given))
  const { warnings, claims } = assessment
  const all = (code: string) => warnings.filter((w) => w.code === code)
  return {
    ...assessment,
    codes: warnings.map(({ code }) => code),
    above: (severity) =>
      warnings.filter((w) => order.indexOf(w.severity) < order.indexOf(severity)).map(({ code }) => code),
    all,
    warning: (code) => all(code)[0],
    severity: (code) => all(code)[0]?.severity,
    verdict: ({ claimId }) => claims.find((claim) => claim.claimId === claimId)?.verdict,
  }
}

export const inputOf = (builder: ApplicationBuilder | undefined, given: Given = {}): AssessmentInput => {
  const application = builder?.application
  const claims = application?.claims ?? []
  const name = application?.applicant.name ?? ''
  const own = claims.flatMap((claim) =>
    claimKeys(claim).map((claimKey) =>
      aClaimant(claim, { of: name, applicationId: 'app', claimId: claim.claimId, claimKey, rank: claim.rank }),
    ),
  )
  return {
    application,
    documents: (given.documents ?? [{}]).map(aDocument),
    meta: {
      applicationId: 'app',
      committee: '南宁市工程系列评委会',
      season: '2026',
      region: '广西',
      outcome: 'open',
      ...(!given.withoutCutOff && { cutOff: '2026-12-31' }),
      submittedAt: '2026-09-01T00:00:00Z',
      state: 'received',
      version: 1,
      ...given.meta,
    },
    claimKeys: new Map(claims.map((claim) => [claim.claimId, claimKeys(claim)])),
    matches: new Map(claims.map((claim) => [claim.claimId, matchesFor(claim, given)])),
    claimants: [...(given.own ?? own), ...(given.claimants ?? [])],
    personKey: personKeyOf(name),
    ...(given.earlier && { earlier: given.earlier }),
    archive: {
      snapshotId: 'snapshot-1',
      datasets: given.personal
        ? (['education', 'title-certificate'] as const).map((kind) => ({
            dataset: kind,
            department: '人社厅',
            kind,
            records: 1,
            snapshot: 1,
            importedAt: '2026-08-01T00:00:00Z',
          }))
        : [],
      completeness: (given.complete ?? []).map((one) => ({ dataset: 'set', ...one })),
    },
    policy: given.policy ?? guangxiPolicy,
    ...(given.nominees && { nominees: given.nominees }),
    ...(given.integrity && { integrity: given.integrity }),
    ...(given.personal && { personal: given.personal }),
    ...(given.scans && { scans: { meetings: given.scans, notes: [] } }),
  }
}

/** Rougher than the real look-up on purpose: whatever is near is handed over, and the rules must tell the same from the like. */
const besidePapers: readonly ArchiveRecord['kind'][] = ['journal', 'issue', 'retraction']

const matchesFor = (claim: Claim, { records = [], foundBy }: Given): readonly ArchiveMatch[] =>
  records
    .filter(({ kind }) => kind === claim.kind || (claim.kind === 'paper' && besidePapers.includes(kind)))
    .map((record) => {
      const sharesNumber = record.identifiers.some((theirs) =>
        claim.identifiers.some(({ scheme, key }) => scheme === theirs.scheme && key === theirs.key),
      )
      return {
        record,
        by: foundBy ?? (sharesNumber ? 'identifier' : 'title'),
        titleSimilarity: similarity(claim.title, record.title),
      }
    })
