import type { ArchiveSnapshot } from '#domain/archive-record'
import type { AssessmentInput } from '#domain/assessment'
import type { ApplicationMeta } from '#domain/claimant'
import { concurrently } from '#domain/concurrently'
import type { Policy } from '#domain/policy'
import type { Applications, Archive, ClaimIndex, Evidences, Fingerprints } from '#domain/ports'
import type { Severity, Warning } from '#domain/warning'
import type { Assessment } from './assess.ts'
import { nominationOf } from './claim-lines.ts'
import { compareScansOf } from './compare-scans.ts'
import { compareTexts } from './exchange-texts.ts'
import { keysOf, matchesOf, recordsOfPerson } from './input-parts.ts'
import { personKeyOf, unknownPersonKey } from './person-key.ts'
import { canonicalJson } from './run-id.ts'
import { scanKeysOf } from './scan-lines.ts'
import type { Knowledge } from './verify-application.ts'

/** What putting another policy in force would do. It reads and changes nothing. */
export interface PolicyEffect {
  readonly from: string
  readonly to: string
  /** How many were assessed under both policies. */
  readonly compared: number
  /** Applications whose report would say something else, though it be only in its notes. Nobody else is verified again. */
  readonly touched: readonly TouchedApplication[]
}

export interface TouchedApplication {
  readonly applicationId: string
  readonly committee: string
  readonly season: string
  readonly state: ApplicationMeta['state']
  readonly warnings: readonly WarningChange[]
  /** Notes on cut-offs and clauses that would read otherwise, before and after. */
  readonly notes: { readonly gone: readonly string[]; readonly come: readonly string[] }
}

export interface WarningChange {
  readonly is: 'come' | 'gone' | 'changed'
  readonly code: string
  readonly name: string
  readonly from?: Severity
  readonly to?: Severity
  /** As it would read, or as it read. */
  readonly statement: string
}

interface Parts extends Omit<Knowledge, 'policy'> {
  readonly applications: Pick<Applications, 'documents'> & { list(): Promise<readonly ApplicationMeta[]> }
  readonly evidences: Pick<Evidences, 'application' | 'texts'>
  readonly fingerprints?: Fingerprints
  readonly claimIndex: Pick<ClaimIndex, 'claimants' | 'applicationsOf' | 'nominees'>
  readonly archive: Archive
  readonly personSecret: string
}

const callsAtOnce = 4

/** Each application is assessed twice on one and the same input: what differs is the policy's doing alone. */
export const createPolicyEffect =
  (parts: Parts) =>
  async (before: Policy, after: Policy): Promise<PolicyEffect> => {
    const [metas, snapshot] = await Promise.all([parts.applications.list(), parts.archive.snapshot()])
    const compared = await concurrently(callsAtOnce, metas, async (meta) => {
      const input = await gather(parts, meta, snapshot)
      if (!input) return undefined
      const assessed = async (policy: Policy) => parts.assess({ ...(await withNominees(parts, input, policy)), policy })
      return { meta, before: await assessed(before), after: await assessed(after) }
    })
    const known = compared.filter((one) => one !== undefined)
    return {
      from: before.version,
      to: after.version,
      compared: known.length,
      touched: known.filter((one) => canonicalJson(one.before) !== canonicalJson(one.after)).map(toTouched),
    }
  }

type Input = Omit<AssessmentInput, 'policy'>

/** As a verification gathers it, but nothing is registered and nobody is asked. */
const gather = async (parts: Parts, meta: ApplicationMeta, archive: ArchiveSnapshot): Promise<Input | undefined> => {
  const { applicationId, season } = meta
  const documents = await parts.applications.documents(applicationId)
  if (documents.length === 0) return undefined
  const read = await concurrently(callsAtOnce, documents, ({ documentId }) =>
    parts.evidences.application(applicationId, documentId),
  )
  const found = read.filter((one) => one !== undefined)
  const application = found.length > 0 ? parts.mergeApplications(found) : undefined
  const claimKeys = keysOf(parts, application)
  const person = application && personKeyOf(application, parts.personSecret)
  const earlier = person ? await parts.claimIndex.applicationsOf(person.personKey) : []
  const passages = await compareTexts(parts, { meta, documents, application, claimKeys, person })
  const personKey = person?.personKey ?? unknownPersonKey(applicationId, parts.personSecret)
  const scanLines = await parts.claimIndex.claimants(scanKeysOf(application, parts.personSecret))
  const scans = await compareScansOf(parts, { applicationId, application, personKey, lines: scanLines })
  return {
    application,
    documents,
    meta,
    claimKeys,
    matches: await matchesOf(parts, application),
    claimants: await parts.claimIndex.claimants([...new Set([...claimKeys.values()].flat())]),
    personKey,
    earlier: earlier.filter((line) => line.applicationId !== applicationId && line.season < season),
    ...(await recordsOfPerson(parts, application, person)),
    archive,
    ...(passages && { passages }),
    ...(scans && { scans }),
  }
}

/** Which places an application takes is the policy's to say; one that it newly makes a nominee is not in the index yet. */
const withNominees = async ({ claimIndex, personSecret }: Parts, input: Input, policy: Policy): Promise<Input> => {
  const { meta, application } = input
  const person = application && personKeyOf(application, personSecret)
  const nomination = nominationOf({ meta, application, person, secret: personSecret, policy })
  if (!nomination) return input
  const known = await claimIndex.nominees(nomination.quotaKey)
  const others = known.filter(({ applicationId }) => applicationId !== meta.applicationId)
  return { ...input, nominees: [...others, nomination.nominee] }
}

interface Compared {
  readonly meta: ApplicationMeta
  readonly before: Assessment
  readonly after: Assessment
}

const toTouched = ({ meta, before, after }: Compared): TouchedApplication => ({
  applicationId: meta.applicationId,
  committee: meta.committee,
  season: meta.season,
  state: meta.state,
  warnings: changesOf(before.warnings, after.warnings),
  notes: {
    gone: before.policyNotes.filter((note) => !after.policyNotes.includes(note)),
    come: after.policyNotes.filter((note) => !before.policyNotes.includes(note)),
  },
})

const changesOf = (before: readonly Warning[], after: readonly Warning[]): readonly WarningChange[] => {
  const [old, now] = [byFingerprint(before), byFingerprint(after)]
  return [
    ...after.flatMap((warning): readonly WarningChange[] => {
      const was = old.get(warning.fingerprint)
      if (!was) return [{ is: 'come', ...said(warning), to: warning.severity }]
      return canonicalJson(was) === canonicalJson(warning)
        ? []
        : [{ is: 'changed', ...said(warning), from: was.severity, to: warning.severity }]
    }),
    ...before.flatMap((warning): readonly WarningChange[] =>
      now.has(warning.fingerprint) ? [] : [{ is: 'gone', ...said(warning), from: warning.severity }],
    ),
  ]
}

const byFingerprint = (warnings: readonly Warning[]) => new Map(warnings.map((one) => [one.fingerprint, one]))

const said = ({ code, name, statement }: Warning) => ({ code, name, statement })
