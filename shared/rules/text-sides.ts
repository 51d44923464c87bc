import type { Evidence } from '#domain/application'
import type { Claim } from '#domain/claim'
import { dayInBeijing } from '#domain/dates'
import { maskName } from '#domain/mask'
import type { AlignedPassage, ComparedTextResult, OverlapMeasure, TextGroup, TextMatch } from '#domain/passages'
import type { PlacedBox, TextHead } from '#domain/texts'
import { type Comparison, type Counterpart, type Severity, severities } from '#domain/warning'
import type { RuleContext } from './context.ts'
import type { Lowering, OtherText } from './facts.ts'
import { isSameTitle } from './likeness.ts'
import { isTitleKey } from './shared-claim.ts'

export const toOtherText = ({ other, isOwn }: TextMatch): OtherText => ({
  person: other.maskedPerson,
  committee: other.committee,
  season: other.season,
  page: other.page,
  isOwn,
})

/** Boxes that a reviewer looks at one by one; the passages beside them say the rest. */
const mostPlaces = 8

/** Both sides of a pair, as a finding carries them. */
export const otherSide = (result: ComparedTextResult, match: TextMatch, measures: readonly OverlapMeasure[]) => ({
  // The person, not one of their applications: a second season of theirs does not reopen a decision.
  counterpartKey: match.other.personKey,
  counterpart: toCounterpart(match),
  evidence: match.passages
    .flatMap((passage) => evidenceOf(result, passage.own.places, ownWords(passage)))
    .slice(0, mostPlaces),
  comparison: [timesOf(result, match)],
  overlap: { measures, passages: match.passages, passageCount: match.passageCount },
})

export const groupSide = (
  result: ComparedTextResult & { readonly group: TextGroup },
  otherwise: readonly Evidence[],
) => {
  const places = evidenceOf(result, result.group.places, '多名申报人共有的文字').slice(0, mostPlaces)
  const { characters, share } = result.group
  return {
    counterpartKey: 'group',
    evidence: places.length > 0 ? places : otherwise,
    overlap: {
      measures: [{ label: '多人共有的文字', characters, share, of: Math.round(characters / Math.max(share, 0.01)) }],
      passages: [],
      passageCount: 0,
    },
  }
}

const evidenceOf = ({ text }: ComparedTextResult, places: readonly PlacedBox[], quote: string): readonly Evidence[] =>
  places.map(({ page, box }) => ({
    documentId: text.documentId,
    page,
    box,
    quote,
    from: 'form',
    textSource: text.textSource,
  }))

const longestQuote = 90
const cut = (words: string): string => (words.length > longestQuote ? `${words.slice(0, longestQuote)}……` : words)
const ownWords = ({ segments }: AlignedPassage): string => cut(segments.map(({ own }) => own).join(''))

/** The other person stays masked, and so does all that only they say. */
const toCounterpart = ({ other, passages }: TextMatch): Counterpart => ({
  kind: 'claim',
  applicationId: other.applicationId,
  claimId: other.claimId ?? other.textId,
  person: other.maskedPerson,
  committee: other.committee,
  season: other.season,
  quote: cut(passages[0]?.segments.map((segment) => segment.other).join('') ?? ''),
  page: passages[0]?.other.page ?? other.page,
})

const timesOf = ({ text }: ComparedTextResult, { other }: TextMatch): Comparison => {
  const [claimed, recorded] = [text.date, other.date ?? dayInBeijing(other.submittedAt)]
  return {
    field: other.date ? '发表时间' : '对方提交时间',
    claimed: claimed ?? '',
    recorded,
    result: claimed === undefined ? 'missing' : claimed === recorded ? 'same' : 'different',
  }
}

const oneLevelBelow = (severity: Severity): Severity => severities[severities.indexOf(severity) + 1] ?? 'blue'

/** Below this the recogniser itself is not sure of what it read. */
const surelyRead = 0.85
export const isUnsurelyRead = ({ textSource, confidence = 1 }: ComparedTextResult['text']): boolean =>
  textSource === 'ocr' && confidence < surelyRead

export const isOneTitle = ({ title }: Pick<TextHead, 'title'>, other: Pick<TextHead, 'title'>): boolean =>
  title !== '' && other.title !== '' && isSameTitle(title, other.title)

/** The row that the text is of, or the paper that it is the text of. */
export const claimOf = ({ text }: Pick<ComparedTextResult, 'text'>, { claims }: RuleContext): Claim | undefined =>
  claims.find(({ claimId }) => claimId === text.claimId)

/** Why two people may honestly write the same (domain 6.5). */
export const pairTraps = (
  severity: Severity,
  { text }: ComparedTextResult,
  match: TextMatch,
  context: RuleContext,
): readonly Lowering[] => {
  const own = context.input.passages?.own
  if (!own) return []
  const { other, isOwn } = match
  const below = oneLevelBelow(severity)
  const isSameUnit = own.unitKey !== undefined && own.unitKey === other.unitKey
  const isRow = text.kind === 'row'
  const shared = isRow
    ? commonKeys(text.claimKeys, other.claimKeys)
    : [...commonKeys(own.allClaimKeys, other.allClaimKeys), ...commonKeys(text.claimKeys, other.claimKeys)]
  const isOneProject = shared.some((key) => !isTitleKey(key)) || (shared.length > 0 && isSameUnit)
  const isSure = own.personKnownBy === 'resident-id' && other.personKnownBy === 'resident-id'
  return [
    ...(isOwn ? [{ trap: 'own-earlier-text', to: 'blue' } as const] : []),
    ...(!isOwn && !isSure && own.maskedPerson === other.maskedPerson
      ? [{ trap: 'maybe-same-person', to: 'blue' } as const]
      : []),
    ...(isOneProject ? [{ trap: 'same-project', to: 'blue' } as const] : []),
    ...(isRow && isInOneList(text, match, context) ? [{ trap: 'archive-lists-both', to: 'blue' } as const] : []),
    ...(!isOneProject && shared.length > 0 ? [{ trap: 'same-project-perhaps', to: below } as const] : []),
    ...(text.kind === 'paper' && isOneTitle(text, other) ? [{ trap: 'same-paper', to: 'blue' } as const] : []),
    ...(text.kind === 'report' && isOneTitle(text, other)
      ? [{ trap: 'joint-report', to: isSameUnit ? 'blue' : below } as const]
      : []),
    ...(isSameUnit ? [{ trap: 'same-unit-template', to: below } as const] : []),
    ...(isUnsurelyRead(text) ? [{ trap: 'ocr-page', to: below } as const] : []),
  ]
}

const commonKeys = (a: readonly string[] = [], b: readonly string[] = []): readonly string[] =>
  a.filter((key) => b.includes(key))

/** A department's list of the achievement names both: they are its members. */
const isInOneList = (text: ComparedTextResult['text'], { other }: TextMatch, context: RuleContext): boolean => {
  const claim = claimOf({ text }, context)
  const name = context.application?.applicant.name
  if (!claim || !name) return false
  return context
    .recordsOf(claim)
    .some(
      ({ record }) =>
        record.people.some((person) => person.name === name) &&
        record.people.some((person) => person.name !== name && maskName(person.name) === other.maskedPerson),
    )
}
