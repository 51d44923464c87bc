import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { toParts } from '#domain/dates'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import type { Counterpart } from '#domain/warning'
import type { RuleContext } from './context.ts'
import type { BookProblem, JournalProblem, Lowering } from './facts.ts'
import { yearsOf } from './records.ts'
import { notice, rule } from './rule.ts'
import { dateOf, evidenceFor, isFromOcr, toRecordCounterpart } from './where.ts'

/** 《期刊出版管理规定》: serials below 1000 are newspapers. */
const firstPeriodicalSerial = 1000

export const journalNumbers = rule({
  code: 'PAP-001',
  version: 1,
  name: { zh: '刊号校验不符或不配对', en: 'ISSN or CN number fails, or the two are no pair' },
  severity: 'orange',
  tag: 'T',
  basis: `${notice('九')}；GB/T 9999《中国标准连续出版物号》`,
  needs: ['journal.numbers', 'journal.archive'],
  innocent: ['journal-changed', 'supplement', 'foreign-journal', 'typing-slip', 'ocr-error'],
  steps: ['query-press-office', 'see-original'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'paper')) {
      const [issn, cn] = [numberOf(claim, 'issn'), numberOf(claim, 'cn-serial')]
      const pairing = issn && cn ? pairProblem(claim, issn, cn, context) : undefined
      const problems = [...issnProblems(issn), ...cnProblems(cn), ...(pairing ? [pairing.problem] : [])]
      if (problems.length === 0) continue
      const evidence = evidenceFor(claim, (issn ?? cn)?.raw ?? '')
      yield {
        claim,
        counterpartKey: pairing?.record.recordId ?? 'journal-numbers',
        evidence,
        facts: { problems },
        ...(pairing && { counterpart: pairing.counterpart }),
        lowered: [
          ...(isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
          ...(isSupplement(claim) ? [{ trap: 'supplement-issue', to: 'yellow' } as const] : []),
          ...(pairing && problems.length === 1 ? pairing.lowered : []),
        ],
      }
    }
  },
})

/** Records that stand beside those of the paper itself: its periodical, its issue, a notice of its retraction. */
export const recordsBeside = (
  claim: Claim,
  { input }: RuleContext,
  kind: ArchiveRecord['kind'],
): readonly ArchiveRecord[] =>
  (input.matches.get(claim.claimId) ?? []).map(({ record }) => record).filter((record) => record.kind === kind)

/** The claim's own numbers and those that its journal cell was read into. */
export const numberOf = ({ identifiers, journal }: Claim, scheme: IdentifierScheme): Identifier | undefined =>
  identifiers.find((identifier) => identifier.scheme === scheme) ?? (scheme === 'issn' ? journal?.issn : journal?.cn)

const issnProblems = (issn: Identifier | undefined): readonly JournalProblem[] =>
  issn?.status === 'invalid-checksum'
    ? [{ is: 'issn-check', printed: issn.raw, ...(issn.says.expectedCheck && { expected: issn.says.expectedCheck }) }]
    : []

const cnProblems = (cn: Identifier | undefined): readonly JournalProblem[] => {
  if (!cn) return []
  if (cn.says.problem === 'not-domestic') return [{ is: 'cn-not-domestic', printed: cn.raw }]
  if (cn.says.problem === 'region-unknown') return [{ is: 'cn-region', printed: cn.raw }]
  return cn.says.serial !== undefined && cn.says.serial < firstPeriodicalSerial
    ? [{ is: 'newspaper', printed: cn.raw }]
    : []
}

interface Pairing {
  readonly problem: JournalProblem
  readonly record: ArchiveRecord
  readonly counterpart: Counterpart
  readonly lowered: readonly Lowering[]
}

/** ISSN and CN are one to one at any time: the archive has one of them with another partner, and none with this one. */
const pairProblem = (claim: Claim, issn: Identifier, cn: Identifier, context: RuleContext): Pairing | undefined => {
  if (issn.status === 'invalid-checksum' || cn.status === 'invalid-format') return undefined
  const journals = recordsBeside(claim, context, 'journal')
  if (journals.some((record) => has(record, issn) && has(record, cn))) return undefined
  const record = journals.find((journal) => (has(journal, issn) || has(journal, cn)) && isPaired(journal))
  if (!record) return undefined
  const [recordedIssn, recordedCn] = [canonical(record, 'issn'), canonical(record, 'cn-serial')]
  return {
    problem: { is: 'not-a-pair', issn: issn.canonical, cn: cn.canonical, recordedIssn, recordedCn },
    record,
    counterpart: toRecordCounterpart({ record }),
    lowered: mayHaveChanged(record, claim) ? [{ trap: 'journal-changed', to: 'blue' }] : [],
  }
}

const has = (record: ArchiveRecord, { scheme, key }: Identifier): boolean =>
  record.identifiers.some((identifier) => identifier.scheme === scheme && identifier.key === key)

const canonical = (record: ArchiveRecord, scheme: IdentifierScheme): string =>
  record.identifiers.find((identifier) => identifier.scheme === scheme)?.canonical ?? ''

const isPaired = (record: ArchiveRecord): boolean =>
  canonical(record, 'issn') !== '' && canonical(record, 'cn-serial') !== ''

/** The table holds since and until of a pair: outside of them another pair was right. */
const mayHaveChanged = ({ dates }: ArchiveRecord, claim: Claim): boolean => {
  const [since, until] = (['start', 'end'] as const).map((role) => dates.find((date) => date.role === role)?.value)
  const years = [...yearsOf(claim), ...(claim.journal?.year ? [claim.journal.year] : [])]
  return years.some((year) => (since && year < toParts(since).year) || (until && year > toParts(until).year))
}

export const isSupplement = ({ text }: Claim): boolean => /增刊|专刊|专辑|S\d\s*期|\(S\d\)/i.test(text)

/** ISBN has 13 digits since 2007-01-01; general knowledge that no source here confirmed (domain 2.6). */
const thirteenDigitsSince = 2007

export const bookNumber = rule({
  code: 'PAP-007',
  version: 1,
  name: { zh: '著作书号异常', en: 'Book number inconsistent' },
  severity: 'orange',
  tag: 'T',
  basis: `${notice('九')}；GB/T 5795《中国标准书号》`,
  needs: ['book.isbn', 'book.date'],
  innocent: ['reprint', 'foreign-edition', 'typing-slip', 'ocr-error'],
  steps: ['query-isbn', 'see-original'],
  *check({ claims }) {
    for (const claim of claims)
      for (const isbn of claim.identifiers.filter(({ scheme }) => scheme === 'isbn')) {
        const problems = bookProblems(isbn, claim)
        if (problems.length === 0) continue
        const evidence = evidenceFor(claim, isbn.raw)
        const onlyOldForm = problems.every(({ is }) => is === 'ten-digits')
        yield {
          claim,
          counterpartKey: isbn.key,
          evidence,
          facts: { printed: isbn.raw, problems },
          lowered: [
            ...(isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
            ...(onlyOldForm ? [{ trap: 'unconfirmed-practice', to: 'yellow' } as const] : []),
            ...(onlyOldForm && /重印|再版|印次|次印刷/.test(claim.text)
              ? [{ trap: 'reprint', to: 'blue' } as const]
              : []),
          ],
        }
      }
  },
})

const bookProblems = (isbn: Identifier, claim: Claim): readonly BookProblem[] => {
  if (isbn.status === 'invalid-checksum')
    return [{ is: 'checksum', ...(isbn.says.expectedCheck && { expected: isbn.says.expectedCheck }) }]
  if (isbn.status !== 'valid-checksum') return []
  const digits = isbn.canonical.replace(/[^0-9X]/g, '')
  const group = digits.length === 13 ? digits[3] : digits[0]
  const published = dateOf(claim.dates, 'published', 'issued', 'stated')
  const year = published && toParts(published).year
  return [
    ...(isChinesePublisher(claim) && group !== '7' ? [{ is: 'foreign-group' } as const] : []),
    ...(digits.length === 10 && year !== undefined && year > thirteenDigitsSince
      ? [{ is: 'ten-digits', year } as const]
      : []),
  ]
}

/** 出版社 alone is not enough: publishers of 香港, 澳门, 台湾 and abroad have groups of their own. */
const isChinesePublisher = ({ issuer = '', text }: Claim): boolean => {
  const words = `${issuer} ${text}`
  return /出版社/.test(words) && !/香港|澳门|台湾|台北|海外|国外|新加坡|Press|Publish/i.test(words)
}
