import { maskPeopleIn } from '#domain/mask'
import type {
  AlignedPassage,
  BodyOverlap,
  ComparedTextResult,
  OverlapFigures,
  PassageSegment,
  TextGroup,
  TextMatch,
} from '#domain/passages'
import type { KeyHolders } from '#domain/ports'
import { placesOf, type TextPiece } from '#domain/texts'
import type { Passage } from '../passages/align.ts'
import { frequencyCap, type KeyPostings, type Posting, rankCandidates } from '../passages/candidates.ts'
import type { PassageDocument } from '../passages/document.ts'
import { findPassages } from '../passages/find-passages.ts'
import { fingerprintKey } from '../passages/fingerprints.ts'
import { toTextSpan } from '../passages/passage-text.ts'
import { overlapRatios } from '../passages/ratios.ts'
import { cellNames, compareRows } from '../passages/rows.ts'
import { lengthOf, type Span, unionOf, without } from '../passages/spans.ts'
import { fingerprintsOfText, type PreparedRow, type PreparedText, type PreparedWhole } from './prepared.ts'
import { toSegments } from './segments.ts'

/** What a comparison looks up: the answers of one look, so that every text of an application is compared with the same state. */
export interface LookedUp {
  readonly self: { readonly applicationId: string; readonly personKey: string }
  readonly holders: ReadonlyMap<string, KeyHolders>
  readonly applicants: number
  /** Undefined when the text is gone, may not be read, or would be one too many. */
  readonly other: (applicationId: string, textId: string) => Promise<OtherText | undefined>
}

export interface OtherText {
  readonly head: TextMatch['other']
  readonly prepared: PreparedText
}

export interface Compared {
  readonly result: ComparedTextResult
  /** Candidates that could not be read. */
  readonly unread: number
  /** Applications for which what was rare has become common with this text: they look again. */
  readonly crowded: readonly string[]
}

export const compareText = async (
  text: ComparedTextResult['text'],
  prepared: PreparedText,
  lookedUp: LookedUp,
): Promise<Compared> => {
  const found = postingsFor(prepared, lookedUp)
  const compared =
    prepared.is === 'row' ? await compareRow(prepared, found, lookedUp) : await compareWhole(prepared, found, lookedUp)
  const { unread, ...rest } = compared
  return { result: { text, ...rest }, unread, crowded: crowdedBy(prepared, found, lookedUp) }
}

type Found = ReadonlyMap<string, KeyPostings>
type Outcome = Omit<ComparedTextResult, 'text'> & { readonly unread: number }

/** Rows are compared with rows and documents with documents: the first letters of a text's id say which it is. */
const isRowId = (textId: string): boolean => textId.startsWith('row')

const documentOf = (applicationId: string, textId: string): string => `${applicationId} ${textId}`
const placeOf = (document: string): readonly [applicationId: string, textId: string] => {
  const [applicationId = '', textId = ''] = document.split(' ')
  return [applicationId, textId]
}

const selfOf = ({ text }: PreparedText, { self }: LookedUp): Posting => ({
  document: documentOf(self.applicationId, text.textId),
  applicant: self.personKey,
})

const postingsFor = (prepared: PreparedText, { holders }: LookedUp): Found => {
  const found = new Map<string, KeyPostings>()
  for (const { hash } of fingerprintsOfText(prepared)) {
    const key = fingerprintKey(hash)
    const entry = holders.get(key)
    if (!entry) continue
    const alike = entry.holders.filter(({ textId }) => isRowId(textId) === (prepared.is === 'row'))
    found.set(key, {
      postings: alike.map(({ applicationId, textId, personKey }) => ({
        document: documentOf(applicationId, textId),
        applicant: personKey,
      })),
      isSaturated: entry.isSaturated,
    })
  }
  return found
}

const compareWhole = async (prepared: PreparedWhole, found: Found, lookedUp: LookedUp): Promise<Outcome> => {
  const self = selfOf(prepared, lookedUp)
  const others = new Map<string, OtherText>()
  const search = await findPassages(self, prepared.document, {
    postings: async () => found,
    applicants: async () => lookedUp.applicants,
    async document(id) {
      const other = await lookedUp.other(...placeOf(id))
      if (other) others.set(id, other)
      return other?.prepared.is === 'whole' ? other.prepared.document : undefined
    },
  })
  const ratios = overlapRatios(prepared.document, search, prepared.quotations)
  const matches = search.matches.flatMap(({ document, isOwn, passages }): readonly TextMatch[] => {
    const other = others.get(document)
    if (other?.prepared.is !== 'whole') return []
    const aligned = passages.map((passage) => alignedPassage(passage, prepared, other))
    return [
      {
        other: other.head,
        isOwn,
        body: bodyOverlap(prepared, other.prepared, passages),
        ...shown(aligned),
      },
    ]
  })
  const group = groupOf(ratios.common, ratios.denominator + ratios.common, found, lookedUp, () =>
    search.common.flatMap((span) => placesIn(prepared.text.pieces[0], span)),
  )
  return {
    matches,
    ratios: toFigures(ratios),
    ...(group && { group }),
    unread: search.unread.length,
  }
}

const toFigures = ({
  denominator,
  templates,
  common,
  total,
  withoutOwn,
  withoutQuotations,
  largestSingle: { characters, share },
}: ReturnType<typeof overlapRatios>): OverlapFigures => ({
  denominator,
  leftOut: { templates, common },
  total,
  withoutOwn,
  withoutQuotations,
  largestSingle: { characters, share },
})

/** Both sides count alike: the fewer of the shared characters, over the shorter of the two bodies. */
const bodyOverlap = (own: PreparedWhole, other: PreparedWhole, passages: readonly Passage[]): BodyOverlap => {
  const [mine, theirs] = [bodyOf(own), bodyOf(other)]
  const shared = (prepared: PreparedWhole, leftOut: readonly Span[], side: 'a' | 'b') =>
    lengthOf(
      without(
        passages.flatMap(({ blocks }) => blocks.map((block) => toTextSpan(prepared.document.text, block[side]))),
        leftOut,
      ),
    )
  const characters = Math.min(shared(own, mine.leftOut, 'a'), shared(other, theirs.leftOut, 'b'))
  const of = Math.min(mine.length, theirs.length)
  return { characters, of, share: of === 0 ? 0 : Math.min(1, characters / of) }
}

const bodyOf = ({ document, quotations }: PreparedWhole) => {
  const leftOut = unionOf([...document.templates, ...quotations.map((span) => toTextSpan(document.text, span))])
  return { leftOut, length: document.text.codes.length - lengthOf(leftOut) }
}

/** Below this a row that shares a turn of phrase is no match, and nobody is told of it. */
const leastContainment = 0.4

/** A masked number or name counts as one character where cells are aligned; a cell is as long as it is printed. */
const maskedAway = (cell: PassageDocument | undefined): number =>
  cell ? Math.max(0, cell.text.raw.replace(/[^\p{L}\p{N}]/gu, '').length - cell.text.codes.length) : 0

const compareRow = async (prepared: PreparedRow, found: Found, lookedUp: LookedUp): Promise<Outcome> => {
  const self = selfOf(prepared, lookedUp)
  const fingerprints = fingerprintsOfText(prepared)
  const { candidates, common } = rankCandidates(self, fingerprints, found, lookedUp.applicants)
  const read = await Promise.all(
    candidates.map(async ({ document, applicant }) => ({
      isOwn: applicant === self.applicant,
      other: await lookedUp.other(...placeOf(document)),
    })),
  )
  const matches = read.flatMap(({ isOwn, other }): readonly TextMatch[] => {
    if (other?.prepared.is !== 'row') return []
    const compared = compareRows(prepared.row, other.prepared.row)
    if (Math.max(compared.content.containment, compared.outcome.containment) < leastContainment) return []
    const aligned = cellNames.flatMap((cell) =>
      compared[cell].passages.map((passage) => alignedPassage(passage, prepared, other, cell)),
    )
    const cells = Object.fromEntries(
      cellNames.map((cell) => {
        const { lengthA, lengthB, containment } = compared[cell]
        const lengthOwn = lengthA + maskedAway(prepared.row[cell])
        const lengthOther = lengthB + maskedAway(other.prepared.is === 'row' ? other.prepared.row[cell] : undefined)
        return [cell, { lengthOwn, lengthOther, containment }] as const
      }),
    ) as NonNullable<TextMatch['cells']>
    return [{ other: other.head, isOwn, cells, ...shown(aligned) }]
  })
  const letters = prepared.row.content.codes.length + prepared.row.outcome.codes.length
  const share = common.length / Math.max(1, fingerprints.length)
  const group = groupOf(Math.round(share * letters), letters, found, lookedUp, () => [])
  return { matches, ...(group && { group }), unread: read.filter(({ other }) => !other).length }
}

/** Less is a turn of phrase of the trade. */
const leastOfGroup = 60

const groupOf = (
  characters: number,
  of: number,
  found: Found,
  { applicants, self }: LookedUp,
  places: () => TextGroup['places'],
): TextGroup | undefined => {
  if (characters < leastOfGroup) return undefined
  const cap = frequencyCap(applicants)
  const counts = [...found.values()].map(({ postings, isSaturated }) => ({
    isMore: isSaturated === true,
    count: new Set([...postings.map(({ applicant }) => applicant), self.personKey]).size,
  }))
  const many = counts.filter(({ isMore, count }) => isMore || count > cap)
  return {
    applicants: Math.max(cap + 1, ...many.map(({ count }) => count)),
    isMore: many.some(({ isMore }) => isMore),
    characters,
    share: of === 0 ? 0 : Math.min(1, characters / of),
    places: places(),
  }
}

/** With this text the key has become common, or a moment ago: applicants that come at once may each count the other. */
const crowdBand = 8
/** So many keys of one text and more stand under a passage. */
const leastCrowded = 4
const mostCrowded = 40

const crowdedBy = (prepared: PreparedText, found: Found, { applicants, self }: LookedUp): readonly string[] => {
  const cap = frequencyCap(applicants)
  const times = new Map<string, number>()
  for (const { postings, isSaturated } of found.values()) {
    const count = new Set([...postings.map(({ applicant }) => applicant), self.personKey]).size
    if (isSaturated || count <= cap || count > cap + crowdBand) continue
    for (const document of new Set(postings.map((one) => one.document)))
      times.set(document, (times.get(document) ?? 0) + 1)
  }
  return [...times]
    .filter(([document, n]) => n >= leastCrowded && document !== documentOf(self.applicationId, prepared.text.textId))
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, mostCrowded)
    .map(([document]) => placeOf(document)[0])
}

/** What a reviewer reads; how many there are in all is said beside it. */
const mostShown = 6
const mostCharacters = 1_500

const shown = (aligned: readonly AlignedPassage[]): Pick<TextMatch, 'passages' | 'passageCount'> => ({
  passages: aligned
    .toSorted((x, y) => sameIn(y) - sameIn(x))
    .slice(0, mostShown)
    .map((passage) => ({ ...passage, segments: cutAt(mostCharacters, passage.segments) })),
  passageCount: aligned.length,
})

const sameIn = ({ segments }: AlignedPassage): number =>
  segments.reduce((sum, { isSame, own }) => sum + (isSame ? own.length : 0), 0)

const cutAt = (most: number, segments: readonly PassageSegment[]): readonly PassageSegment[] => {
  let left = most
  return segments.flatMap((segment) => {
    if (left <= 0) return []
    const own = segment.own.slice(0, left)
    const isCut = own.length < segment.own.length
    left -= Math.max(1, segment.own.length)
    return [isCut ? { ...segment, own: `${own}……`, other: `${segment.other.slice(0, own.length)}……` } : segment]
  })
}

const alignedPassage = (
  passage: Passage,
  own: PreparedText,
  other: OtherText,
  part: AlignedPassage['part'] = 'whole',
): AlignedPassage => {
  const [mine, theirs] = [pieceOf(own, part), pieceOf(other.prepared, part)]
  const [placesOwn, placesOther] = [placesIn(mine, passage.a), placesIn(theirs, passage.b)]
  return {
    part,
    own: { page: placesOwn[0]?.page ?? own.text.page, places: placesOwn },
    other: { page: placesOther[0]?.page ?? other.prepared.text.page, places: placesOther },
    segments: toSegments(mine?.raw ?? '', theirs?.raw ?? '', passage.blocks).map((segment) =>
      masked(segment, other.prepared.names),
    ),
  }
}

const pieceOf = ({ text }: PreparedText, part: AlignedPassage['part']): TextPiece | undefined =>
  text.pieces.find((piece) => piece.part === part)

const placesIn = (piece: TextPiece | undefined, span: Span) => (piece ? placesOf(piece, span) : [])

/** What only the other side says is opened by request; how long it is shows that something stands there. */
const masked = ({ isSame, own, other }: PassageSegment, names: readonly string[]): PassageSegment => ({
  isSame,
  own,
  other: isSame ? maskPeopleIn(other, names) : other.replace(/[\p{L}\p{N}]/gu, '□').slice(0, 40),
})
