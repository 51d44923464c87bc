import type { Application, DocumentReport } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { ApplicationMeta } from '#domain/claimant'
import { concurrently } from '#domain/concurrently'
import { maskIdsIn, maskName, maskPeopleIn } from '#domain/mask'
import type { ComparedTextResult, TextComparison } from '#domain/passages'
import type { Evidences, Fingerprints, VerifyQueue } from '#domain/ports'
import type { ApplicationTexts, ComparedText, TextHead } from '#domain/texts'
import { type Compared, compareText, type LookedUp } from '#duplicate/texts/compare-text'
import { detailsOf, keysOfText, type PreparedText, prepareText } from '#duplicate/texts/prepared'
import { isSameTitle } from '#rules/likeness'
import { type ClaimKeys, unitKeyOf } from './claim-lines.ts'
import { type PersonKey, unknownPersonKey } from './person-key.ts'

export interface TextParts {
  /** Absent where a caller compares achievements alone. */
  readonly fingerprints?: Fingerprints
  readonly evidences: Pick<Evidences, 'application' | 'texts'>
  readonly verifyQueue: VerifyQueue
  readonly personSecret: string
}

export interface TextsOf {
  readonly meta: ApplicationMeta
  readonly documents: readonly DocumentReport[]
  readonly application: Application | undefined
  readonly claimKeys: ClaimKeys
  readonly person: PersonKey | undefined
}

const callsAtOnce = 8
/** Documents of other applications that one verification reads: each holds all texts of its file. What is left out is said. */
const mostDocumentsRead = 40

/**
 * The exchange of texts, in the order of the exchange of claims (docs/adr/0001): own fingerprints are registered before others are looked for,
 * and whoever has passages in common with this application, had some before, or finds its text common now, is asked right after the look.
 */
export const exchangeTexts = async (
  parts: TextParts,
  of: TextsOf,
): Promise<{ readonly comparison?: TextComparison; readonly asked: number }> => {
  const { fingerprints, verifyQueue } = parts
  if (!fingerprints) return { asked: 0 }
  const { applicationId } = of.meta
  const side = await ownSide(parts, of)
  const { own, texts, keys } = side
  const owed = await fingerprints.register(texts, keys)
  if (own.texts.length === 0 && !owed.isOwed) return { comparison: toComparison(side, []), asked: 0 }

  const compared = await look(fingerprints, side)
  const met = othersIn(compared, applicationId)
  const toAsk = new Set(owed.isOwed ? [...owed.met, ...met, ...compared.flatMap(({ crowded }) => crowded)] : [])
  toAsk.delete(applicationId)
  await verifyQueue.ask([...toAsk])
  if (owed.isOwed) await fingerprints.settle(texts, keys, met)

  return { comparison: toComparison(side, compared), asked: toAsk.size }
}

/** What the exchange would find, for a dry run: nothing is registered and nobody is asked. */
export const compareTexts = async (
  parts: Omit<TextParts, 'verifyQueue'>,
  of: TextsOf,
): Promise<TextComparison | undefined> => {
  if (!parts.fingerprints) return undefined
  const side = await ownSide(parts, of)
  return toComparison(side, side.own.texts.length > 0 ? await look(parts.fingerprints, side) : [])
}

type Side = Awaited<ReturnType<typeof ownSide>>

/** The application's own texts, ready to be registered or looked for. */
const ownSide = async ({ evidences, personSecret }: Pick<TextParts, 'evidences' | 'personSecret'>, of: TextsOf) => {
  const read = createTextReader(evidences)
  const own = await ownTexts(of, read)
  const keys = new Map(own.texts.map((prepared) => [prepared.text.textId, keysOfText(prepared)]))
  return { read, own, texts: describe(own.texts, of, personSecret), keys }
}

const toComparison = ({ own, texts }: Side, compared: readonly Compared[]): TextComparison => {
  const unread = compared.reduce((sum, one) => sum + one.unread, 0)
  return {
    own: withoutTexts(texts),
    texts: compared
      .map(({ result }) => result)
      .filter(({ matches, group }) => matches.length > 0 || group !== undefined),
    notes: [
      ...own.notes,
      ...(unread > 0 ? [`有 ${unread} 份文字相近的材料未能读取或超出一次比对的数量，未比对。`] : []),
    ],
  }
}

const withoutTexts = ({ texts: _, ...own }: ApplicationTexts): TextComparison['own'] => own

const othersIn = (compared: readonly Compared[], applicationId: string): readonly string[] => [
  ...new Set(
    compared
      .flatMap(({ result }) => result.matches.map(({ other }) => other.applicationId))
      .filter((id) => id !== applicationId),
  ),
]

type ReadTexts = ReturnType<typeof createTextReader>

/** Each document is read once, and each of its texts prepared once, with the names that its own form says. */
const createTextReader = (evidences: TextParts['evidences']) => {
  const read = new Map<string, Promise<ReadonlyMap<string, () => PreparedText> | undefined>>()
  const load = async (applicationId: string, documentId: string) => {
    const [texts, application] = await Promise.all([
      evidences.texts(applicationId, documentId),
      evidences.application(applicationId, documentId),
    ])
    const details = detailsOf(application)
    return texts && new Map(texts.map((text) => [text.textId, once(() => prepareText(text, details))]))
  }
  const document = (applicationId: string, documentId: string) => {
    const key = `${applicationId} ${documentId}`
    const known = read.get(key) ?? load(applicationId, documentId)
    read.set(key, known)
    return known
  }
  return {
    document,
    isFull: () => read.size >= mostDocumentsRead,
    isRead: (a: string, d: string) => read.has(`${a} ${d}`),
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const ownTexts = async ({ meta, documents, application }: TextsOf, read: ReadTexts) => {
  if (!application) return { texts: [], notes: [] }
  const readable = documents.filter(({ outcome }) => outcome === 'read' || outcome === 'partly-read')
  const layers = await concurrently(callsAtOnce, readable, ({ documentId }) =>
    read.document(meta.applicationId, documentId),
  )
  const prepared = new Map<string, PreparedText>()
  for (const texts of layers) for (const [textId, make] of texts ?? []) prepared.set(textId, make())
  const old = readable.filter((_, i) => layers[i] === undefined)
  return {
    texts: [...prepared.values()],
    notes: old.map(({ name }) => `「${name}」由较早版本读取，未比对文字雷同；重新上传后可比对。`),
  }
}

const describe = (
  prepared: readonly PreparedText[],
  { meta, application, claimKeys, person }: TextsOf,
  secret: string,
): ApplicationTexts => ({
  applicationId: meta.applicationId,
  ...(person ?? {
    personKey: unknownPersonKey(meta.applicationId, secret),
    personKnownBy: 'name-and-unit' as const,
  }),
  maskedPerson: maskName(application?.applicant.name ?? ''),
  ...(application && unitKeyOf(application)),
  committee: meta.committee,
  season: meta.season,
  submittedAt: meta.submittedAt,
  allClaimKeys: [
    ...new Set(application?.claims.flatMap(({ claimId, counted }) => (counted ? (claimKeys.get(claimId) ?? []) : []))),
  ].toSorted(),
  texts: prepared.map(({ text, names }) => toHead(text, names, application, claimKeys)),
})

const toHead = (
  text: ComparedText,
  names: readonly string[],
  application: Application | undefined,
  claimKeys: ClaimKeys,
): TextHead => {
  const claim = application?.claims.find((one) => isOf(text, one))
  const date = claim?.dates.find(({ role }) => role === 'published')?.value
  return {
    textId: text.textId,
    kind: text.kind,
    title: maskPeopleIn(maskIdsIn(text.title), names),
    documentId: text.documentId,
    page: text.page,
    ...(claim && { claimId: claim.claimId, claimKeys: claimKeys.get(claim.claimId) ?? [] }),
    ...(date && { date }),
    ...(claim?.journal?.name && { journal: claim.journal.name }),
  }
}

/** A row says whose it is; a paper in the bundle belongs to the claim that is called the same. */
const isOf = (text: ComparedText, { claimId, kind, title }: Claim): boolean =>
  text.kind === 'row'
    ? claimId === text.claimId
    : (kind === 'paper' || kind === 'report') && text.title !== '' && isSameTitle(title, text.title)

const look = async (fingerprints: Fingerprints, { read, own, texts, keys }: Side): Promise<readonly Compared[]> => {
  const [holders, applicants] = await Promise.all([
    fingerprints.holders([...keys.values()].flat()),
    fingerprints.applicants(),
  ])
  const applicationIds = new Set(
    [...holders.values()].flatMap((entry) =>
      entry.isSaturated ? [] : entry.holders.map(({ applicationId }) => applicationId),
    ),
  )
  const known = await fingerprints.texts([...applicationIds])
  const lookedUp: LookedUp = {
    self: texts,
    holders,
    applicants,
    async other(applicationId, textId) {
      const application = known.get(applicationId)
      const head = application?.texts.find((one) => one.textId === textId)
      if (!application || !head) return undefined
      if (read.isFull() && !read.isRead(applicationId, head.documentId)) return undefined
      const prepared = (await read.document(applicationId, head.documentId))?.get(textId)?.()
      return prepared && { head: { ...withoutTexts(application), ...head }, prepared }
    },
  }
  const heads = new Map(texts.texts.map((head) => [head.textId, head]))
  const compared: Compared[] = []
  for (const prepared of own.texts) {
    const head = heads.get(prepared.text.textId)
    if (head) compared.push(await compareText(withSource(head, prepared.text), prepared, lookedUp))
  }
  return compared
}

const withSource = (head: TextHead, { textSource, confidence }: ComparedText): ComparedTextResult['text'] => ({
  ...head,
  textSource,
  ...(confidence !== undefined && { confidence }),
})
