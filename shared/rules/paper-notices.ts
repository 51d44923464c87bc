import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { toParts } from '#domain/dates'
import type { Identifier } from '#domain/identifier'
import { compareNames } from '#text/names'
import { toComparable } from '#text/normalise'
import { similarity } from '#text/similarity'
import type { RuleContext } from './context.ts'
import type { DoiProblem, Lowering } from './facts.ts'
import { numberOf, recordsBeside } from './paper.ts'
import { notesOf, yearsOf } from './records.ts'
import { notice, rule } from './rule.ts'
import { dateOf, evidenceFor, isFromOcr, toRecordCounterpart } from './where.ts'

/** Metadata under the very DOI with less in common is of another paper (domain 6.2). */
const sameTitleFrom = 0.6

export const doiContradicts = rule({
  code: 'PAP-003',
  version: 1,
  name: { zh: 'DOI与期刊、年份或题名不符', en: 'DOI contradicts journal, year or title' },
  severity: 'orange',
  tag: 'T',
  basis: notice('九'),
  needs: ['paper.doi', 'journal.numbers', 'claim.date'],
  innocent: ['journal-changed', 'translated-title', 'free-doi-suffix', 'typing-slip', 'ocr-error'],
  steps: ['resolve-doi', 'query-journal', 'see-original'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'paper'))
      for (const doi of claim.identifiers.filter(({ scheme }) => scheme === 'doi')) {
        const record = context.matchesOf(claim).find(({ record: one }) => isUnder(one, doi))?.record
        const problems = doiProblems(claim, doi, record)
        if (problems.length === 0) continue
        const evidence = evidenceFor(claim, doi.raw)
        yield {
          claim,
          counterpartKey: doi.key,
          evidence,
          ...(record && { counterpart: toRecordCounterpart({ record }) }),
          facts: { doi: doi.canonical, problems },
          lowered: [
            ...(isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
            ...doiTraps(claim, doi, problems, context),
          ],
        }
      }
  },
})

const isUnder = ({ kind, identifiers }: ArchiveRecord, doi: Identifier): boolean =>
  kind === 'paper' && identifiers.some(({ scheme, key }) => scheme === 'doi' && key === doi.key)

const publishedIn = (claim: Claim): number | undefined => {
  const date = dateOf(claim.dates, 'published', 'issued', 'stated')
  return date ? toParts(date).year : (claim.journal?.year ?? yearsOf(claim)[0])
}

const doiProblems = (claim: Claim, doi: Identifier, record: ArchiveRecord | undefined): readonly DoiProblem[] => {
  const [issn, published] = [numberOf(claim, 'issn'), publishedIn(claim)]
  const { embeddedIssn, embeddedYear } = doi.says
  const bare = (number: string) => number.replace(/[^0-9X]/gi, '').toUpperCase()
  return [
    ...(embeddedIssn && issn && issn.status === 'valid-checksum' && bare(embeddedIssn) !== bare(issn.key)
      ? [{ is: 'issn', inDoi: embeddedIssn, printed: issn.canonical } as const]
      : []),
    ...(embeddedYear && published && embeddedYear > published + 1
      ? [{ is: 'year', inDoi: embeddedYear, published } as const]
      : []),
    ...(record &&
    record.trust !== 'C' &&
    ![record.title, ...(record.otherTitles ?? [])].some((title) => isOneTitle(claim.title, title))
      ? [{ is: 'title', recorded: record.title } as const]
      : []),
  ]
}

const isOneTitle = (a: string, b: string): boolean => similarity(a, b) >= sameTitleFrom

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

const doiTraps = (
  claim: Claim,
  doi: Identifier,
  problems: readonly DoiProblem[],
  context: RuleContext,
): readonly Lowering[] => {
  const only = (is: DoiProblem['is']) => problems.every((problem) => problem.is === is)
  const embedded = doi.says.embeddedIssn?.replace(/[^0-9X]/gi, '')
  const journals = recordsBeside(claim, context, 'journal')
  const names = [claim.journal?.name ?? '', ...journals.map((one) => one.title)]
  const changed = journals.some(
    (journal) =>
      journal.identifiers.some(({ scheme, key }) => scheme === 'issn' && key.replace(/[^0-9X]/gi, '') === embedded) &&
      names.some((name) => toComparable(name) === toComparable(journal.title)),
  )
  return [
    ...(only('issn') && (changed || /更名|原刊名|曾用刊名|原名/.test(claim.text))
      ? [{ trap: 'journal-changed', to: 'blue' } as const]
      : []),
    ...(only('title') &&
    problems.some((problem) => problem.is === 'title' && isChinese(problem.recorded) !== isChinese(claim.title))
      ? [{ trap: 'translated-title', to: 'blue' } as const]
      : []),
    // Numbers in a suffix mean what the publisher likes; only beside an ISSN are they surely a year.
    ...(only('year') && !doi.says.embeddedIssn ? [{ trap: 'free-doi-suffix', to: 'yellow' } as const] : []),
  ]
}

export const retractedPaper = rule({
  code: 'PAP-004',
  version: 2,
  name: { zh: '论文已有撤稿或关注声明', en: 'Retraction or expression of concern' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['paper.doi', 'claim.text', 'paper.notices'],
  innocent: ['publisher-error', 'retract-and-replace', 'not-own-fault', 'same-title-other-item', 'archive-error'],
  steps: ['see-retraction', 'ask-applicant', 'query-journal'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'paper')) {
      const found = noticeOf(claim, context)
      if (!found) continue
      const { record, byDoi } = found
      const is = isConcern(record) ? 'concern' : 'retraction'
      const issued = record.dates.find(({ role }) => role === 'issued')?.value
      yield {
        claim,
        counterpartKey: record.recordId,
        counterpart: toRecordCounterpart({ record }),
        severity: is === 'retraction' ? 'red' : 'orange',
        facts: { is, title: record.title, ...(issued && { issued }) },
        lowered: [
          ...(byDoi ? [] : [{ trap: 'found-by-title-only', to: 'orange' } as const]),
          ...(byDoi || namesApplicant(record, context) ? [] : [{ trap: 'notice-of-others', to: 'blue' } as const]),
          ...(record.trust === 'C' ? [{ trap: 'record-from-application', to: 'yellow' } as const] : []),
          ...(isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
          ...noticeTraps(record),
        ],
      }
    }
  },
})

const isConcern = (record: ArchiveRecord): boolean => /关注|concern/i.test(record.status ?? '')

/** A correction, or a notice that was taken back, withdraws nothing. */
const withdrawsNothing = (record: ArchiveRecord): boolean =>
  /更正|勘误|correct|erratum|恢复|reinstat|撤销声明/i.test(record.status ?? '')

const noticeOf = (claim: Claim, context: RuleContext) => {
  const notices = recordsBeside(claim, context, 'retraction').filter((record) => !withdrawsNothing(record))
  const dois = claim.identifiers.filter(({ scheme }) => scheme === 'doi')
  const byDoi = notices.find(({ identifiers }) =>
    dois.some((doi) => identifiers.some(({ scheme, key }) => scheme === 'doi' && key === doi.key)),
  )
  if (byDoi) return { record: byDoi, byDoi: true }
  // Two papers with two DOIs are two, whatever their titles.
  const record = notices.find(
    ({ title, identifiers }) =>
      toComparable(title) === toComparable(claim.title) &&
      !(dois.length > 0 && identifiers.some(({ scheme }) => scheme === 'doi')),
  )
  return record && { record, byDoi: false }
}

const namesApplicant = ({ people }: ArchiveRecord, { application }: RuleContext): boolean =>
  people.some(({ name }) => compareNames(name, application?.applicant.name ?? '') !== 'different')

/** `编辑部以作者原因撤稿` names the editors and blames the author: only a cause that is the publisher's own lowers. */
const publisherErrs =
  /(?:出版[社商者方]|编辑部|期刊社|杂志社|publisher)(?:[^；;。]{0,12}(?:错误|失误|误|error|mistake)|(?:的|自身)*原因)/i

const noticeTraps = (record: ArchiveRecord): readonly Lowering[] => [
  ...(publisherErrs.test(notesOf(record)) ? [{ trap: 'publisher-error', to: 'yellow' } as const] : []),
  ...(/替换|重新发表|replace/i.test(notesOf(record)) ? [{ trap: 'retract-and-replace', to: 'yellow' } as const] : []),
]
