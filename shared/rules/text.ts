import type { ComparedTextResult, TextGroup, TextMatch } from '#domain/passages'
import type { TextKind } from '#domain/texts'
import type { Severity } from '#domain/warning'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { isSameTitle } from './likeness.ts'
import { type Finding, notice, rule } from './rule.ts'
import { bodyMeasures, cellMeasures } from './text-measures.ts'
import { claimOf, groupSide, isOneTitle, isUnsurelyRead, otherSide, pairTraps, toOtherText } from './text-sides.ts'

/** Domain 6.5. A cell that is shorter says too little for itself: it only supports. */
const leastCell = 60
/** From here on a shorter cell supports a longer one. */
const leastSupport = 30
/** Where the form has one cell for everything, or the others are short, one cell must say this much. */
const leastSingleCell = 120
const nearIdentical = 0.8
const similar = 0.6

/** Of a body: fewer characters than this are a clause, whatever share they are. */
const leastMatched = 300
const half = 0.5
const third = 0.3

/** From here on a text that very many have is shown as one group. */
const groupShare = 0.5
const leastGroup: Readonly<Record<TextKind, number>> = { row: leastCell, summary: 300, report: 300, paper: 300 }

export const rowTexts = rule({
  code: 'TXT-001',
  version: 1,
  name: { zh: '业绩描述雷同', en: 'Achievement texts near-identical between people' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['claim.text', 'texts.index'],
  innocent: ['joint-achievement', 'unit-template', 'form-prompt', 'regulation-text', 'same-person'],
  steps: ['see-passages', 'open-other-side', 'ask-applicant', 'ask-unit'],
  *check(context) {
    for (const result of textsOf(context, 'row')) {
      const claim = claimOf(result, context)
      if (!claim) continue
      for (const match of strangers(result)) {
        const severity = rowSeverity(match.cells)
        if (!severity) continue
        const cells = cellMeasures(match)
        yield {
          claim,
          severity,
          facts: { is: 'pair', other: toOtherText(match), cells },
          ...otherSide(result, match, cells),
          lowered: pairTraps(severity, result, match, context),
        }
      }
      if (isGroup(result))
        yield { claim, severity: 'yellow', facts: toGroup(result.group), ...groupSide(result, claim.evidence) }
    }
  },
})

const textsOf = ({ input }: RuleContext, ...kinds: readonly TextKind[]): readonly ComparedTextResult[] =>
  input.passages?.texts.filter(({ text }) => kinds.includes(text.kind)) ?? []

const strangers = ({ matches }: ComparedTextResult): readonly TextMatch[] => matches.filter(({ isOwn }) => !isOwn)

/**
 * Two of three cells decide. A shorter one only supports: with it a long cell is orange. Many forms have one long cell only (portals tell
 * everything in it): it alone is at most orange, and where there are other cells that do not say the same, yellow.
 */
const rowSeverity = (cells: TextMatch['cells']): Severity | undefined => {
  const compared = Object.values(cells ?? {}).map(({ containment, lengthOwn, lengthOther }) => ({
    containment,
    length: Math.min(lengthOwn, lengthOther),
  }))
  const long = compared.filter(({ length }) => length >= leastCell)
  const from = (threshold: number) => long.filter(({ containment }) => containment >= threshold).length
  if (from(nearIdentical) >= 2) return 'red'
  if (from(similar) >= 2) return 'orange'
  const supports = ({ containment, length }: (typeof compared)[number]) =>
    length >= leastSupport && containment >= nearIdentical
  if (from(nearIdentical) === 1 && compared.filter(supports).length >= 2) return 'orange'
  const only = long.find(({ containment, length }) => containment >= nearIdentical && length >= leastSingleCell)
  if (!only) return undefined
  const others = [cells?.content, cells?.outcome].filter(
    (cell) => cell && Math.min(cell.lengthOwn, cell.lengthOther) > 0,
  )
  return others.length === 1 ? 'orange' : 'yellow'
}

const isGroup = (result: ComparedTextResult): result is ComparedTextResult & { readonly group: TextGroup } =>
  result.group !== undefined &&
  result.group.share >= groupShare &&
  result.group.characters >= leastGroup[result.text.kind]

const toGroup = ({ applicants, isMore, characters, share }: TextGroup) =>
  ({ is: 'group', applicants, isMore, characters, share }) as const

export const reportTexts = rule({
  code: 'TXT-002',
  version: 1,
  name: { zh: '项目/技术报告雷同', en: 'Reports near-duplicate' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['texts.documents', 'texts.index'],
  innocent: ['joint-report', 'different-stage', 'regulation-text', 'own-earlier-text', 'unit-template'],
  steps: ['see-passages', 'open-other-side', 'ask-applicant', 'ask-unit'],
  *check(context) {
    for (const result of textsOf(context, 'summary', 'report')) yield* documentFindings(result, context)
  },
})

export const paperTexts = rule({
  code: 'TXT-003',
  version: 1,
  name: { zh: '论文与他人文本相似', en: "Paper resembles another's" },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['texts.documents', 'texts.index'],
  innocent: ['co-authors', 'methods-section', 'standards-text', 'cited-quotes', 'translated-own'],
  steps: ['see-passages', 'who-is-earlier', 'open-other-side', 'ask-applicant'],
  *check(context) {
    for (const result of textsOf(context, 'paper')) yield* documentFindings(result, context)
  },
})

function* documentFindings(
  result: ComparedTextResult,
  context: RuleContext,
): Iterable<Finding<'TXT-002'> & Finding<'TXT-003'>> {
  const { text, matches } = result
  const claim = claimOf(result, context)
  const subject = { ...(claim && { claim }), subject: `${text.kind} ${text.title}` }
  for (const match of matches) {
    const severity = bodySeverity(match)
    // One's own paper again is no resemblance to others; one's own report of another application is said, and no more.
    if (!severity || (match.isOwn && (text.kind === 'paper' || isSameApplication(match, context)))) continue
    yield {
      ...subject,
      severity,
      facts: { is: 'pair', other: toOtherText(match), title: text.title, body: bodyOf(match) },
      ...otherSide(result, match, bodyMeasures(result, match)),
      lowered: pairTraps(severity, result, match, context),
    }
  }
  if (isGroup(result))
    yield { ...subject, severity: 'yellow', facts: toGroup(result.group), ...groupSide(result, claim?.evidence ?? []) }
}

const nothingShared = { characters: 0, of: 0, share: 0 }
const bodyOf = ({ body = nothingShared }: TextMatch) => body

const bodySeverity = (match: TextMatch): Severity | undefined => {
  const { characters, share } = bodyOf(match)
  if (characters < leastMatched) return undefined
  return share >= half ? 'red' : share >= third ? 'orange' : undefined
}

const isSameApplication = ({ other }: TextMatch, { input }: RuleContext): boolean =>
  other.applicationId === input.meta.applicationId

/** Of the body, references left out (domain 6.2). */
const samePublication = 0.7

export const publishedTwice = rule({
  code: 'PAP-006',
  version: 1,
  name: { zh: '重复发表或一稿多投', en: 'Same work published twice' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['texts.documents', 'journal.name'],
  innocent: ['conference-extension', 'bilingual-edition', 'allowed-reprint'],
  steps: ['see-passages', 'see-both-journals', 'ask-applicant'],
  *check(context) {
    for (const result of textsOf(context, 'paper'))
      for (const match of result.matches) {
        if (!match.isOwn || match.other.kind !== 'paper' || bodyOf(match).share < samePublication) continue
        const { text } = result
        // Of two papers of this application the pair is named once.
        if (isSameApplication(match, context) && text.textId > match.other.textId) continue
        const claim = claimOf(result, context)
        const traps = publicationTraps(result, match, context)
        if (!traps) continue
        yield {
          ...(claim && { claim }),
          subject: `paper ${text.title}`,
          ...otherSide(result, match, bodyMeasures(result, match)),
          // The paper, not the person: it is one's own.
          counterpartKey: match.other.title,
          facts: {
            title: text.title,
            otherTitle: match.other.title,
            journal: text.journal ?? '',
            otherJournal: match.other.journal ?? '',
            body: bodyOf(match),
          },
          lowered: traps,
        }
      }
  },
})

/** Undefined when both are one publication: the same paper handed in again. */
const publicationTraps = (
  { text }: ComparedTextResult,
  { other }: TextMatch,
  { claims }: RuleContext,
): readonly Lowering[] | undefined => {
  const [journal, otherJournal] = [text.journal, other.journal]
  const areKnown = journal !== undefined && otherJournal !== undefined
  if (areKnown ? isSameTitle(journal, otherJournal) : isOneTitle(text, other)) return undefined
  const rows = claims.filter(({ claimId }) => claimId === text.claimId || claimId === other.claimId)
  return [
    ...(areKnown ? [] : [{ trap: 'journal-not-read', to: 'orange' } as const]),
    ...([journal, otherJournal].some((name) => conference.test(name ?? ''))
      ? [{ trap: 'conference-paper', to: 'orange' } as const]
      : []),
    ...(rows.some((row) => /录用|待刊|清样|预印/.test(row.text))
      ? [{ trap: 'accepted-version', to: 'blue' } as const]
      : []),
    ...(isUnsurelyRead(text) ? [{ trap: 'ocr-page', to: 'orange' } as const] : []),
  ]
}

const conference = /会议|年会|论文集|研讨会|论坛|学术大会|proceedings|conference|symposium/i
