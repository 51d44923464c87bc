import type { Application, Certificate } from '#domain/application'
import type { AssessmentInput, EarlierApplication } from '#domain/assessment'
import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { certificatesOf } from './certificates.ts'
import { type LowerBound, lowerBound, type TitleBase, titleBase, type UpperBound, upperBound } from './clocks.ts'
import { recordsOf, type ScoredMatch, scored } from './records.ts'

/** What rules look at: the input, and what every rule would otherwise work out again. */
export interface RuleContext {
  readonly input: AssessmentInput
  readonly application: Application | undefined
  readonly claims: readonly Claim[]
  readonly keysOf: (claim: Claim) => readonly string[]
  /** Certificates in the bundle that prove this claim. */
  readonly certificatesOf: (claim: Claim) => readonly Certificate[]
  /** Archive records of the same achievement, best first. Look-alikes of other achievements are not among them. */
  readonly recordsOf: (claim: Claim) => readonly ScoredMatch[]
  /** Every record of the claim's kind that was found, with what the scorer says of it: also those that may be, or are not, the achievement. */
  readonly matchesOf: (claim: Claim) => readonly ScoredMatch[]
  /** Lines of the claim index under the claim's keys, each claim of another application once. */
  readonly linesOf: (claim: Claim) => readonly Claimant[]
  readonly earlier: readonly EarlierApplication[]
  readonly base: TitleBase | undefined
  readonly lower: LowerBound | undefined
  readonly upper: UpperBound | undefined
  /** Some page or file was not read: what was not seen may stand there. */
  readonly isPartlyUnread: boolean
}

export const createContext = (input: AssessmentInput): RuleContext => {
  const { application, meta, policy } = input
  const claims = application?.claims ?? []
  const keysOf = (claim: Claim) => input.claimKeys.get(claim.claimId) ?? []
  const earlier = earlierApplications(input)
  const base = application && titleBase(application)
  const matchesOf = memoised((claim) =>
    scored(claim, input.matches.get(claim.claimId) ?? [], application?.applicant.name ?? ''),
  )
  return {
    input,
    application,
    claims,
    keysOf,
    certificatesOf: memoised((claim) => certificatesOf(claim, application?.certificates ?? [])),
    recordsOf: memoised((claim) => recordsOf(claim, matchesOf(claim))),
    matchesOf,
    linesOf: memoised((claim) => linesUnder(keysOf(claim), input)),
    earlier,
    base,
    lower: lowerBound(base, earlier, policy, meta),
    upper: upperBound(policy, meta, application?.target.level),
    isPartlyUnread: input.documents.some(({ outcome, unreadPages }) => outcome !== 'read' || unreadPages.length > 0),
  }
}

const memoised = <T>(work: (claim: Claim) => T): ((claim: Claim) => T) => {
  const done = new Map<string, T>()
  return (claim) => {
    const known = done.get(claim.claimId)
    if (known !== undefined) return known
    const made = work(claim)
    done.set(claim.claimId, made)
    return made
  }
}

/** The strongest shared key first, so that each claim of another application is kept with its best proof. */
const linesUnder = (keys: readonly string[], { claimants, meta }: AssessmentInput): readonly Claimant[] => {
  const lines = new Map<string, Claimant>()
  for (const key of keys)
    for (const line of claimants) {
      const id = `${line.applicationId}#${line.claimId}`
      if (line.claimKey === key && line.applicationId !== meta.applicationId && !lines.has(id)) lines.set(id, line)
    }
  return [...lines.values()]
}

/** What the committee handed over, and what the claim index shows of the same person; each application once. */
const earlierApplications = ({
  earlier = [],
  claimants,
  personKey,
  meta,
}: AssessmentInput): readonly EarlierApplication[] => {
  const known = new Map(earlier.map((application) => [application.applicationId, application]))
  for (const line of claimants)
    if (line.personKey === personKey && line.applicationId !== meta.applicationId && !known.has(line.applicationId))
      known.set(line.applicationId, toEarlier(line))
  return [...known.values()]
}

const toEarlier = ({ applicationId, season, outcome, route, targetLevel, cutOff }: Claimant): EarlierApplication => ({
  applicationId,
  season,
  outcome,
  route,
  ...(targetLevel && { targetLevel }),
  ...(cutOff && { cutOff }),
})
