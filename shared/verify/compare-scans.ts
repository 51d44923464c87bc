import type { Application } from '#domain/application'
import type { Claimant, ScanPlace } from '#domain/claimant'
import { Terminal } from '#domain/failure'
import type { Applications, Evidences } from '#domain/ports'
import { comparedKinds } from '#domain/proof-page'
import type { ScanComparison, ScanMeeting } from '#domain/scan-meeting'
import { compareScans } from '#duplicate/same-scan/compare-scans'
import { maxClaimantsPerKey } from './claim-lines.ts'
import { readWhole } from './read-whole.ts'
import { mostScans, type OwnScan, scanDigest, scansOf } from './scan-lines.ts'

export interface ScanParts {
  readonly applications: Pick<Applications, 'documents'>
  readonly evidences: Pick<Evidences, 'application'>
  readonly mergeApplications: (applications: readonly Application[]) => Application | undefined
  readonly personSecret: string
}

export interface ScansOf {
  readonly applicationId: string
  readonly application: Application | undefined
  readonly personKey: string
  /** Lines of certificates under the application's own keys. */
  readonly lines: readonly Claimant[]
}

/**
 * People whose certificate of one number or title is laid beside the own one. More than any team: then they are a group, and comparing some
 * of them says as much. The same ones for everybody.
 */
const mostPeople = 12
/** Applications of others that one verification reads for this. What is left out is said. */
const mostApplicationsRead = 24

/** Lays each certificate beside the same one in other people's applications, word for word, as both names are needed for it. */
export const compareScansOf = async (parts: ScanParts, of: ScansOf): Promise<ScanComparison | undefined> => {
  if (!of.application) return undefined
  const read = createReader(parts)
  const meetings: ScanMeeting[] = []
  let unread = 0
  for (const own of scansOf(of.application, parts.personSecret)) {
    const people = othersUnder(own.keys, of)
    const found: ScanMeeting[] = []
    for (const lines of people.slice(0, mostPeople)) {
      const compared = await Promise.all(lines.map((line) => meet(own, of.application, line, read)))
      unread += compared.filter((one) => one === 'unread').length
      found.push(...strongest(compared.filter((one) => one !== undefined && one !== 'unread')))
    }
    meetings.push(...(people.length > mostPeople ? strongest(found).map(ofGroup(people.length)) : found))
  }
  const notes = [
    ...limitsOf(of.application),
    ...(unread > 0 ? [`有 ${unread} 份同号或同名的证书未能读取或超出一次比对的数量，未比对姓名。`] : []),
  ]
  return meetings.length + notes.length > 0 ? { meetings, notes } : undefined
}

/** Silence is never "clean": what is not looked for elsewhere is said. */
const limitsOf = ({ certificates, proofPages }: Application): readonly string[] => [
  ...(proofPages === undefined && certificates.some(({ kind }) => comparedKinds.has(kind))
    ? ['证书页由较早版本读取，未与他人申报件中的同一证书比对姓名；重新上传后可比对。']
    : []),
  ...(proofPages !== undefined && proofPages.length > mostScans
    ? [`证书页超过 ${mostScans} 页，只比对了其中 ${mostScans} 页的姓名。`]
    : []),
]

const ofGroup =
  (people: number) =>
  (meeting: ScanMeeting): ScanMeeting => ({ ...meeting, people: Math.min(people, maxClaimantsPerKey) })

/** Each other person's lines, the persons in one order for whoever looks; one page may stand under two keys. */
const othersUnder = (keys: readonly string[], { applicationId, personKey, lines }: ScansOf) => {
  const others = lines.filter(
    (line) => keys.includes(line.claimKey) && line.applicationId !== applicationId && line.personKey !== personKey,
  )
  const pages = new Map(others.map((line) => [`${line.applicationId} ${line.claimId}`, line]))
  return [...Map.groupBy(pages.values(), (line) => line.personKey)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ofPerson]) => ofPerson)
}

/** Another application, and its certificates with their keys. */
interface Read {
  readonly application: Application
  readonly scans: readonly OwnScan[]
}

const meet = async (
  own: OwnScan,
  application: Application | undefined,
  line: Claimant,
  read: ReturnType<typeof createReader>,
): Promise<ScanMeeting | 'unread' | undefined> => {
  const other = await read(line.applicationId, line.scan)
  // A page that is not as its line says is being read anew: whoever does it asks us again.
  if (other === 'unread') return other
  if (!application || !other) return undefined
  const agreement = compareScans(toScan(own, application), toScan(other.scan, other.application))
  if (!agreement) return undefined
  const rank = other.scan.claim?.rank
  return {
    ...agreement,
    documentId: own.page.documentId,
    page: own.page.page,
    textSource: own.page.source,
    line,
    ...(rank && { otherRank: rank }),
  }
}

const toScan = ({ page, certificate }: OwnScan, { applicant: { name, formerName } }: Application) => ({
  page,
  certificate,
  name,
  ...(formerName && { formerName }),
})

/** Each application is read once; undefined when the page is not there as the line says. */
const createReader = ({ applications, evidences, mergeApplications, personSecret }: ScanParts) => {
  const load = async (applicationId: string): Promise<Read | 'unread' | undefined> => {
    try {
      const documents = await applications.documents(applicationId)
      const application = await readWhole({ evidences, mergeApplications }, applicationId, documents)
      return application && { application, scans: scansOf(application, personSecret) }
    } catch (cause) {
      if (cause instanceof Terminal) return 'unread'
      throw cause
    }
  }
  const known = new Map<string, ReturnType<typeof load>>()
  return async (applicationId: string, place: ScanPlace | undefined) => {
    if (!known.has(applicationId) && known.size >= mostApplicationsRead) return 'unread'
    const loading = known.get(applicationId) ?? load(applicationId)
    known.set(applicationId, loading)
    const read = await loading
    if (read === undefined || read === 'unread') return read
    const { application, scans } = read
    const scan = scans.find(({ page }) => page.documentId === place?.documentId && page.page === place.page)
    return scan && scanDigest(application, scan, personSecret) === place?.digest ? { application, scan } : undefined
  }
}

/** What says most, in an order that does not depend on who was read first. */
const strongest = (meetings: readonly ScanMeeting[]): readonly ScanMeeting[] =>
  meetings.toSorted((a, b) => telling(b) - telling(a) || (placeIn(a) < placeIn(b) ? -1 : 1)).slice(0, 1)

const telling = ({ number, picture, likeness }: ScanMeeting): number =>
  (number?.kind === 'own' ? 8 : number ? 4 : 0) + (picture?.isSameScan ? 2 : 0) + likeness

const placeIn = ({ line }: ScanMeeting): string => `${line.applicationId} ${line.claimId}`
