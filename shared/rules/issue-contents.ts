import type { ArchiveRecord, IssueEntry } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { compareNames } from '#text/names'
import { toComparable } from '#text/normalise'
import { similarity } from '#text/similarity'
import type { RuleContext } from './context.ts'
import type { IssueProblem, Lowering } from './facts.ts'
import { isSupplement, recordsBeside } from './paper.ts'
import { yearsOf } from './records.ts'
import { notice, rule } from './rule.ts'
import { isFromOcr, toRecordCounterpart } from './where.ts'

/** Domain 6.2: a title less like every line of the contents is not among them. */
const listedFrom = 0.8
/** Beside an author of the paper a title may have been shortened or changed at the last moment. */
const listedWithAuthorFrom = 0.5

export const clonedIssue = rule({
  code: 'PAP-002',
  version: 1,
  name: { zh: '论文与该期目录不符', en: 'Paper not in the contents of its issue' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['journal.contents', 'claim.text', 'archive.complete'],
  innocent: ['archive-incomplete', 'online-first', 'supplement', 'several-parts', 'journal-changed', 'ocr-error'],
  steps: ['see-issue-contents', 'query-journal', 'see-original'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'paper')) {
      const issues = wholeIssues(claim, context)
      const [issue] = issues
      if (!issue || title(claim) === undefined) continue
      const entries = issues.flatMap((record) => record.issue?.contents ?? [])
      const problems = problemsWith(claim, entries, context.application?.applicant.name ?? '')
      if (problems.length === 0) continue
      yield {
        claim,
        counterpartKey: issue.recordId,
        counterpart: toRecordCounterpart({ record: issue }),
        facts: { journal: issue.title, year: issue.year ?? 0, label: issue.issue?.label ?? '', problems },
        comparison: problems.map((problem) => ({
          field: problem.is === 'not-listed' ? '题名' : '页码',
          claimed: problem.is === 'not-listed' ? claim.title : (claim.journal?.pages ?? ''),
          recorded:
            problem.is === 'other-at-pages'
              ? problem.title
              : problem.is === 'not-listed'
                ? `目录 ${problem.listed} 篇，未见`
                : `末页 ${problem.last}`,
          result: 'different',
        })),
        lowered: traps(claim, issues),
      }
    }
  },
})

const title = ({ title: own, text }: Claim): string | undefined =>
  own === text || own.includes('|') || toComparable(own).length < 5 ? undefined : own

/** The contents of the very issue, only where all parts that the archive has of it are declared whole (`tocComplete`). */
const wholeIssues = (claim: Claim, context: RuleContext): readonly ArchiveRecord[] => {
  const { year = yearsOf(claim)[0], issue } = claim.journal ?? {}
  const number = /\d+/.exec(issue ?? '')?.[0]
  if (year === undefined || number === undefined) return []
  const records = recordsBeside(claim, context, 'issue').filter(
    (record) => record.year === year && Number(/\d+/.exec(record.issue?.label ?? '')?.[0]) === Number(number),
  )
  const part = partOf(claim)
  const ofPart = part ? records.filter(({ issue: of }) => of?.label.endsWith(part)) : []
  const asked = ofPart.length > 0 ? ofPart : records
  return asked.every((record) => isTocComplete(record, context)) ? asked : []
}

/** A declaration of the dataset for the periodical (or all of them) and the year; what earlier applications say is never whole. */
const isTocComplete = (record: ArchiveRecord, { input }: RuleContext): boolean => {
  const names = [record.title, ...record.identifiers.flatMap(({ key, canonical }) => [key, canonical])].map(
    toComparable,
  )
  return (
    record.trust !== 'C' &&
    input.archive.completeness.some(
      ({ dataset, kind, scope, fromYear, toYear }) =>
        dataset === record.provenance.dataset &&
        kind === 'issue' &&
        (scope === '*' || names.includes(toComparable(scope))) &&
        fromYear <= (record.year ?? 0) &&
        (record.year ?? 0) <= toYear,
    )
  )
}

const problemsWith = (claim: Claim, entries: readonly IssueEntry[], applicant: string): readonly IssueProblem[] => {
  if (entries.some((entry) => isPaper(claim, entry, applicant))) return []
  const [from] = pagesOf(claim.journal?.pages)
  const last = Math.max(0, ...entries.flatMap(({ pages }) => pagesOf(pages)))
  const there =
    from === undefined
      ? undefined
      : entries.find(({ pages }) => {
          const [first = 0, end = first] = pagesOf(pages)
          return first <= from && from <= end
        })
  return [
    { is: 'not-listed', listed: entries.length },
    ...(from !== undefined && last > 0 && from > last ? [{ is: 'beyond-last-page', last } as const] : []),
    ...(there ? [{ is: 'other-at-pages', title: there.title } as const] : []),
  ]
}

const isPaper = (claim: Claim, entry: IssueEntry, applicant: string): boolean => {
  const alike = similarity(claim.title, entry.title)
  const isTheirs = [applicant, ...claim.people].some((name) =>
    entry.people.some((other) => compareNames(name, other) !== 'different'),
  )
  return alike >= (isTheirs ? listedWithAuthorFrom : listedFrom)
}

const pagesOf = (pages = ''): readonly number[] => (pages.match(/\d{1,5}/g) ?? []).map(Number).filter((n) => n > 0)

const partOf = ({ text, journal }: Claim): string | undefined =>
  /([上中下])(?:旬|半月)/.exec(`${journal?.issue ?? ''} ${text}`)?.[1]

const traps = (claim: Claim, issues: readonly ArchiveRecord[]): readonly Lowering[] => {
  const labels = issues.map(({ issue }) => issue?.label ?? '')
  const [hasParts, saysPart] = [labels.some((label) => /[上中下]$/.test(label)), partOf(claim) !== undefined]
  return [
    ...(isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
    ...(/网络首发|优先出版|在线(?:发表|出版|优先)|online\s*first|early\s*access|录用/i.test(claim.text)
      ? [{ trap: 'online-first', to: 'yellow' } as const]
      : []),
    ...(isSupplement(claim) ? [{ trap: 'supplement-issue', to: 'yellow' } as const] : []),
    // The part that it stands in may be one that the archive has not.
    ...(saysPart && !hasParts ? [{ trap: 'several-parts', to: 'blue' } as const] : []),
    ...(!saysPart && hasParts ? [{ trap: 'several-parts', to: 'orange' } as const] : []),
  ]
}
