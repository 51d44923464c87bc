import type { Application, DocumentReport } from '#domain/application'
import type { ArchiveMatch } from '#domain/archive-record'
import type { EarlierApplication } from '#domain/assessment'
import type { Claim } from '#domain/claim'
import type { ApplicationMeta, Claimant } from '#domain/claimant'
import { concurrently } from '#domain/concurrently'
import { Retryable, Terminal } from '#domain/failure'
import type { Nominee } from '#domain/nominee'
import type { Policy } from '#domain/policy'
import type { ApplicationLines, Applications, Archive, ClaimIndex, Clock, Evidences, VerifyQueue } from '#domain/ports'
import { countBySeverity, type Run } from '#domain/run'
import type { Assessment, AssessmentInput } from './assess.ts'
import { maxClaimantsPerKey, toLines } from './claim-lines.ts'
import { compareScansOf } from './compare-scans.ts'
import { exchangeTexts, type TextParts } from './exchange-texts.ts'
import { keysOf, matchesOf, personalKeysOf, recordsOfPerson, registerKeysOf } from './input-parts.ts'
import { personKeyOf, unknownPersonKey } from './person-key.ts'
import { readWhole } from './read-whole.ts'
import { runIdOf } from './run-id.ts'

/** What the product knows of the field, as plain functions and data. */
export interface Knowledge {
  readonly mergeApplications: (applications: readonly Application[]) => Application | undefined
  readonly claimKeys: (claim: Claim, application: Application) => readonly string[]
  /** Keys of archive records that may be this achievement: when such a record changes, the claim is verified again. */
  readonly lookupKeys: (claim: Claim, applicant: string) => readonly string[]
  readonly assess: (input: AssessmentInput) => Assessment
  readonly ruleSetVersion: string
  readonly matchModelVersion: string
  readonly policy: Policy
  readonly createFindMatches: (
    archive: Archive,
  ) => (claim: Claim, applicant: string) => Promise<readonly ArchiveMatch[]>
}

export interface VerifyParts extends Knowledge, Pick<TextParts, 'fingerprints'> {
  readonly applications: Applications
  readonly evidences: Evidences
  readonly claimIndex: ClaimIndex
  readonly archive: Archive
  readonly verifyQueue: VerifyQueue
  readonly personSecret: string
  readonly clock: Clock
}

export type VerifyOutcome =
  | { readonly kind: 'published'; readonly runId: string; readonly asked: number }
  | { readonly kind: 'already-current'; readonly runId: string; readonly asked: number }
  | { readonly kind: 'nothing-uploaded' }
type Attempt = VerifyOutcome | { readonly kind: 'overtaken' }

/** Verifications of one application at the same time are rare; each loser starts again at once, and only then leaves it to the queue. */
const maxAttempts = 3
const callsAtOnce = 8

/**
 * The story of one verification (design 2.2, 2.3). Its order is what keeps both sides of a duplicate in agreement:
 *
 * 1. The version is read first: whatever changes after it makes the flip at the end fail, and the story begin again.
 * 2. Own lines, and then own fingerprints of texts, are registered before others are looked for, so of two applications at least one sees the
 *    other.
 * 3. Whoever holds a key on which own lines changed is asked to verify again, right after the look and before anything that may fail: the
 *    index, not our run, is what they read. What is owed is noted in the index until it is paid, so that a death loses no asking, and a
 *    verification that changed no line asks nobody, so that the exchange ends.
 * 4. The run is written aside and made current by one conditional write.
 */
export const createVerifyApplication = (parts: VerifyParts) => {
  const verifyOnce = async (applicationId: string): Promise<Attempt> => {
    const meta = await parts.applications.meta(applicationId)
    if (!meta) throw new Terminal('no such application')
    const documents = await parts.applications.documents(applicationId)
    if (documents.length === 0) return { kind: 'nothing-uploaded' }

    const application = await readWhole(parts, applicationId, documents)
    const claimKeys = keysOf(parts, application)
    const person = application && personKeyOf(application, parts.personSecret)
    const watched = [
      ...(application?.claims.flatMap((claim) => parts.lookupKeys(claim, application.applicant.name)) ?? []),
      ...registerKeysOf(application, person),
      ...personalKeysOf(person),
    ]
    const { personSecret: secret, policy } = parts
    const lines = { ...toLines({ meta, application, claimKeys, person, secret, policy }), watched }
    const personKey = person?.personKey ?? unknownPersonKey(applicationId, secret)
    const { scanLines, ...others } = await exchange(parts, meta, lines)
    const texts = await exchangeTexts(parts, { meta, documents, application, claimKeys, person })
    const scans = await compareScansOf(parts, { applicationId, application, personKey, lines: scanLines })
    const asked = others.asked + texts.asked

    const archive = await parts.archive.snapshot()
    const versions = {
      parser: versionsOf(documents),
      ruleSet: parts.ruleSetVersion,
      policy: parts.policy.version,
      archiveSnapshot: archive.snapshotId,
      matchModel: parts.matchModelVersion,
    }
    const runId = runIdOf({ meta, documents, versions, ...others, passages: texts.comparison, scans })
    // A failure that stands on the application is taken away by a flip alone, though the run is the same.
    if (runId === meta.currentRunId && meta.failure === undefined)
      return sameVersion(parts, meta, { kind: 'already-current', runId, asked })

    const [matches, ofPerson] = await Promise.all([
      matchesOf(parts, application),
      recordsOfPerson(parts, application, person),
    ])
    const assessment = parts.assess({
      application,
      documents,
      meta,
      claimKeys,
      matches,
      claimants: others.claimants,
      personKey,
      earlier: others.earlier,
      ...(others.nominees && { nominees: others.nominees }),
      ...ofPerson,
      archive,
      policy: parts.policy,
      ...(texts.comparison && { passages: texts.comparison }),
      ...(scans && { scans }),
    })
    const run: Run = {
      runId,
      applicationId,
      versions,
      documents,
      application: application && withoutId(application),
      ...assessment,
      policyNotes: [
        ...assessment.policyNotes,
        ...limitNotes([...others.claimants, ...scanLines]),
        ...(texts.comparison?.notes ?? []),
        ...(scans?.notes ?? []),
      ],
      counts: countBySeverity(assessment.warnings),
      archive,
      at: parts.clock.now(),
    }
    await parts.applications.writeRun(run)
    if (!(await parts.applications.flip(run, meta.version))) return { kind: 'overtaken' }
    return { kind: 'published', runId, asked }
  }

  return async (applicationId: string): Promise<VerifyOutcome> => {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const outcome = await verifyOnce(applicationId)
      if (outcome.kind !== 'overtaken') return outcome
    }
    throw new Retryable('overtaken by other verifications of the same application')
  }
}

/**
 * The number is in the evidence layer, and as an HMAC in the index: a run, which every reviewer reads, needs neither it nor its quote, nor
 * certificates word for word.
 */
const withoutId = ({ applicant, proofPages: _pages, ...application }: Application): Application => {
  const { residentId: _, ...known } = applicant
  return { ...application, applicant: { ...known, evidence: [] } }
}

/** A run that is current is no proof that nothing came meanwhile: our lines may have replaced newer ones. */
const sameVersion = async (
  { applications }: VerifyParts,
  seen: ApplicationMeta,
  outcome: VerifyOutcome,
): Promise<Attempt> =>
  (await applications.meta(seen.applicationId))?.version === seen.version ? outcome : { kind: 'overtaken' }

interface Others {
  /** Lines of claims under own keys. */
  readonly claimants: readonly Claimant[]
  /** Lines of certificates under own keys. */
  readonly scanLines: readonly Claimant[]
  readonly earlier: readonly EarlierApplication[]
  /** Of the own enterprise and year; absent where the application takes no such place. */
  readonly nominees?: readonly Nominee[]
  readonly asked: number
}

/** Register, look, ask, and only then note that nothing is owed. */
const exchange = async (
  { claimIndex, verifyQueue }: VerifyParts,
  { applicationId, season }: ApplicationMeta,
  lines: ApplicationLines,
): Promise<Others> => {
  const owed = await claimIndex.register(applicationId, lines)
  const ownKeys = new Set(lines.claims.map(({ claimKey }) => claimKey))
  const people = [...new Set([...(lines.person ? [lines.person.personKey] : []), ...owed.personKeys])]
  const own = lines.nomination?.quotaKey
  const units = [...new Set([...(own ? [own] : []), ...(owed.quotaKeys ?? [])])]
  const [met, ofPeople, ofUnits] = await Promise.all([
    claimIndex.claimants([...new Set([...ownKeys, ...owed.claimKeys])]),
    concurrently(callsAtOnce, people, (personKey) => claimIndex.applicationsOf(personKey)),
    concurrently(callsAtOnce, units, (key) => claimIndex.nominees(key)),
  ])

  const owedKeys = new Set(owed.claimKeys)
  const owedPeople = new Set(owed.personKeys)
  const toAsk = new Set([
    ...met.filter(({ claimKey }) => owedKeys.has(claimKey)).map((line) => line.applicationId),
    ...ofPeople.flatMap((found, at) =>
      owedPeople.has(people[at] ?? '') ? found.map((line) => line.applicationId) : [],
    ),
    ...ofUnits.flatMap((found, at) =>
      owed.quotaKeys?.includes(units[at] ?? '') ? found.map((line) => line.applicationId) : [],
    ),
  ])
  toAsk.delete(applicationId)
  await verifyQueue.ask([...toAsk])
  if (owed.claimKeys.length + owed.personKeys.length + (owed.quotaKeys?.length ?? 0) > 0)
    await claimIndex.settle(applicationId, lines)
  const underOwn = met.filter(({ claimKey }) => ownKeys.has(claimKey))
  return {
    claimants: underOwn.filter(({ scan }) => scan === undefined),
    scanLines: underOwn.filter(({ scan }) => scan !== undefined),
    earlier: lines.person
      ? (ofPeople[0] ?? []).filter((line) => line.applicationId !== applicationId && line.season < season)
      : [],
    ...(own && { nominees: ofUnits[0] ?? [] }),
    asked: toAsk.size,
  }
}

/** Silence is never "clean": where the look ended early, the run says so. */
const limitNotes = (claimants: readonly Claimant[]): readonly string[] => {
  const perKey = Map.groupBy(claimants, ({ claimKey }) => claimKey)
  const full = [...perKey.values()].filter(({ length }) => length >= maxClaimantsPerKey)
  return full.map(
    ([line]) =>
      `「${line?.title ?? ''}」的申报者超过 ${maxClaimantsPerKey} 人，只比对了其中 ${maxClaimantsPerKey} 人。`,
  )
}

const versionsOf = (documents: readonly DocumentReport[]): string =>
  [...new Set(documents.flatMap(({ parserVersion }) => parserVersion ?? []))].toSorted().join(', ')
