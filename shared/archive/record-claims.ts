import type { ArchiveRecord, MatchBasis } from '#domain/archive-record'
import type { ApplicationMeta } from '#domain/claimant'
import { maskName, maskPeopleIn } from '#domain/mask'
import type { Applications, ClaimIndex } from '#domain/ports'
import type { Run, Verdict } from '#domain/run'
import { recordKeys } from '#match/candidate-keys'

/** A claim whose verification found this record, with its people masked: the page is open to all committees. */
export interface RecordClaim {
  readonly meta: ApplicationMeta
  readonly claimId: string
  readonly person: string
  readonly title: string
  readonly rank?: string
  readonly page?: number
  readonly quote: string
  readonly by: MatchBasis
  readonly verdict: Verdict['kind']
}

export interface RecordClaims {
  readonly claims: readonly RecordClaim[]
  /** Applications that look for a record of these keys and were not looked through: so many claim a common honour. */
  readonly notRead: number
}

const maxApplications = 200

interface Deps {
  readonly claimIndex: Pick<ClaimIndex, 'watchers'>
  readonly applications: Pick<Applications, 'meta' | 'currentRun'>
}

/** Who has claimed the record: the claims of current runs that it is the best match of. */
export const createClaimsOf =
  ({ claimIndex, applications }: Deps) =>
  async (record: ArchiveRecord): Promise<RecordClaims> => {
    const watchers = await claimIndex.watchers(recordKeys(record))
    const claims: RecordClaim[] = []
    for (const id of watchers.slice(0, maxApplications)) {
      const [meta, run] = await Promise.all([applications.meta(id), applications.currentRun(id)])
      if (meta && run) claims.push(...claimsIn(run, meta, record.recordId))
    }
    return { claims, notRead: Math.max(0, watchers.length - maxApplications) }
  }

const claimsIn = (run: Run, meta: ApplicationMeta, recordId: string): readonly RecordClaim[] =>
  run.claims.flatMap(({ claimId, best, verdict }) => {
    const claim = run.application?.claims.find((one) => one.claimId === claimId)
    if (best?.record.recordId !== recordId || !claim) return []
    const applicant = run.application?.applicant.name ?? ''
    const masked = (text: string) => maskPeopleIn(text, [applicant, ...claim.people])
    const [place] = claim.evidence
    return [
      {
        meta,
        claimId,
        person: maskName(applicant),
        title: masked(claim.title),
        ...(claim.rank && { rank: masked(claim.rank.raw) }),
        ...(place && { page: place.page }),
        quote: masked(place?.quote ?? claim.text),
        by: best.by,
        verdict: verdict.kind,
      },
    ]
  })
