import type { DocumentReport, Evidence } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { ApplicationMeta } from '#domain/claimant'
import { maskName, maskPeopleIn } from '#domain/mask'
import type { CheckedClaim, DuplicationRisk, Run } from '#domain/run'
import { type Severity, severities, type Warning } from '#domain/warning'
import { maskedScore } from './masked-score.ts'
import { maskedOverlap } from './overlap-words.ts'
import {
  activeWords,
  kindWords,
  outcomeWords,
  partAdvice,
  partWords,
  routeWords,
  sectionWords,
  severityWords,
  unreadWords,
  verdictWords,
} from './words.ts'

/** The report of one application (核验报告): the one view model of terminal, JSON, HTML and SARIF. People are masked. */
export interface Report {
  readonly applicationId: string
  readonly applicant: string
  readonly unit: string
  readonly target: string
  readonly committee: string
  readonly season: string
  readonly route: string
  readonly counts: Readonly<Record<Severity, number>>
  readonly strongest: string
  readonly priority: Run['priority']
  /** Absent in runs older than it. */
  readonly duplication?: DuplicationRisk
  readonly claims: readonly ClaimReport[]
  /** Warnings about the application itself: qualification, identity, files. */
  readonly general: readonly Warning[]
  readonly verdicts: Readonly<Record<CheckedClaim['verdict']['kind'], number>>
  readonly coverage: Coverage
  /** 材料构成: what the files consist of, in the order of their pages. */
  readonly parts: readonly PartReport[]
  readonly versions: Run['versions']
  readonly archive: Run['archive']
  readonly policyNotes: readonly string[]
  readonly runId: string
  readonly at: string
}

export interface ClaimReport {
  readonly number: number
  readonly claimId: string
  readonly kind: string
  readonly section: string
  readonly counted: boolean
  readonly title: string
  readonly evidence: readonly Evidence[]
  readonly checked: CheckedClaim | undefined
  readonly warnings: readonly Warning[]
}

export interface PartReport {
  readonly file: string
  readonly pages: string
  readonly kind: string
  readonly note: string
}

export interface Coverage {
  readonly pages: number
  readonly readPages: number
  readonly files: readonly {
    readonly name: string
    readonly outcome: string
    readonly advice: string
    readonly unread: readonly string[]
    /** Scripts, attachments and the like, each with what became of it. */
    readonly active: readonly string[]
  }[]
  /** True when something was not read or could not be checked: the report must not look clean. */
  readonly incomplete: boolean
}

/** The most severe first. */
export const bySeverity = (a: Warning, b: Warning) => severities.indexOf(a.severity) - severities.indexOf(b.severity)

export const toReport = (run: Run, meta: ApplicationMeta): Report => {
  const { application } = run
  const applicant = application?.applicant.name ?? ''
  const masked = maskedEvidence(applicant)
  const warnings = run.warnings.map(masked).map(otherSideMasked).map(textsMasked(applicant))
  const claims = (application?.claims ?? []).map((claim, index) =>
    reportClaim(masked(claim), index + 1, { claims: run.claims, warnings }),
  )
  const known = new Set(claims.map(({ claimId }) => claimId))
  return {
    applicationId: run.applicationId,
    applicant: application ? maskName(application.applicant.name) || '未读出' : '未能读取',
    unit: application?.unit?.value ?? '',
    target: [application?.target.name, application?.target.specialty].filter(Boolean).join(' · '),
    committee: meta.committee,
    season: meta.season,
    route: routeWords[application?.route ?? 'unknown'],
    counts: run.counts,
    strongest: strongestReason(warnings),
    priority: run.priority,
    ...(run.duplication && { duplication: run.duplication }),
    claims,
    general: warnings.filter((w) => w.claimId === undefined || !known.has(w.claimId)).toSorted(bySeverity),
    verdicts: countVerdicts(run.claims),
    coverage: coverageOf(run.documents),
    parts: partsOf(run),
    versions: run.versions,
    archive: run.archive,
    policyNotes: run.policyNotes,
    runId: run.runId,
    at: run.at,
  }
}

const reportClaim = (claim: Claim, number: number, run: Pick<Run, 'claims' | 'warnings'>): ClaimReport => ({
  number,
  claimId: claim.claimId,
  kind: kindWords[claim.kind],
  section: sectionWords[claim.section],
  counted: claim.counted,
  title: claim.title,
  evidence: claim.evidence,
  checked: bestMasked(run.claims.find(({ claimId }) => claimId === claim.claimId)),
  warnings: run.warnings.filter(({ claimId }) => claimId === claim.claimId).toSorted(bySeverity),
})

const otherSideMasked = (warning: Warning): Warning => {
  const { counterpart } = warning
  if (counterpart?.kind === 'own-claim')
    return { ...warning, counterpart: { ...counterpart, quote: maskPeopleIn(counterpart.quote) } }
  return counterpart?.kind === 'record' && counterpart.score
    ? { ...warning, counterpart: { ...counterpart, score: maskedScore(counterpart.score) } }
    : warning
}

const textsMasked =
  (applicant: string) =>
  (warning: Warning): Warning =>
    warning.overlap ? { ...warning, overlap: maskedOverlap(warning.overlap, applicant) } : warning

const bestMasked = (checked: CheckedClaim | undefined): CheckedClaim | undefined =>
  checked?.best?.score ? { ...checked, best: { ...checked.best, score: maskedScore(checked.best.score) } } : checked

/** A certificate prints its holder and their number; nobody needs either to judge the achievement. */
const maskedEvidence =
  (applicant: string) =>
  <T extends { readonly evidence: readonly Evidence[] }>(shown: T): T => ({
    ...shown,
    evidence: shown.evidence.map((place) => ({ ...place, quote: maskPeopleIn(place.quote, [applicant]) })),
  })

const countVerdicts = (claims: readonly CheckedClaim[]): Report['verdicts'] => {
  const counts = { agrees: 0, differs: 0, 'not-found': 0, 'not-covered': 0, 'cannot-check': 0 }
  for (const { verdict } of claims) counts[verdict.kind]++
  return counts
}

/** Blue is information: it never is the strongest reason of anything. */
const strongestReason = (warnings: readonly Warning[]): string => {
  const [first] = warnings.filter(({ severity }) => severity !== 'blue').toSorted(bySeverity)
  return first ? `${first.code} ${first.name}` : ''
}

/** `5`, `6–8`: parts are stretches of pages. */
const pageRange = (pages: readonly number[]): string => {
  const [first, last] = [pages[0] ?? 0, pages.at(-1) ?? 0]
  return first === last ? String(first) : `${first}–${last}`
}

/** A title is a line of the page, and on an identity card that is its holder. */
const partsOf = ({ application, documents }: Run): readonly PartReport[] =>
  (application?.parts ?? []).map(({ documentId, pages, kind, title = '' }) => ({
    file: documents.find((document) => document.documentId === documentId)?.name ?? '',
    pages: pageRange(pages),
    kind: partWords[kind],
    note: [partAdvice[kind], maskPeopleIn(title, [application?.applicant.name ?? ''])].filter(Boolean).join('：'),
  }))

const coverageOf = (documents: readonly DocumentReport[]): Coverage => {
  const files = documents.map((document) => ({
    name: document.name,
    outcome: outcomeWords[document.outcome].word,
    advice: outcomeWords[document.outcome].advice,
    active: (document.active ?? []).map((what) => activeWords[what]),
    unread: document.unreadPages.map(({ page, reason }) => `第 ${page} 页：${unreadWords[reason]}`),
  }))
  const pages = documents.reduce((sum, d) => sum + d.pages, 0)
  const unread = documents.reduce((sum, d) => sum + d.unreadPages.length, 0)
  return { pages, readPages: pages - unread, files, incomplete: documents.some(({ outcome }) => outcome !== 'read') }
}

/** What may be said where nothing stands out: silence is never clean. */
export const nothingFound = ({ claims, coverage }: Report): string => {
  if (coverage.readPages === 0) return '未能读取，没有核验；没有预警不表示没有问题'
  if (claims.length === 0) return '没有读出成果，无从核验；请查看原件'
  return coverage.incomplete ? '已读部分未发现需核实之处，未读部分未核验' : '未发现需核实之处'
}

/** The one reason that a line of a list has room for: the strongest, and what was not read. */
export const strongestOrUnread = (report: Report): string => {
  const unread = report.coverage.files.filter(({ outcome }) => outcome !== outcomeWords.read.word)
  const reasons = [report.strongest, ...new Set(unread.map(({ outcome }) => outcome))].filter(Boolean)
  return reasons.join('；') || nothingFound(report)
}

/** `◆2 ▲1 ●0 ■3`: the counts in the order of weight. */
export const countsLine = (counts: Report['counts']): string =>
  severities.map((severity) => `${severityWords[severity].icon}${counts[severity]}`).join(' ')

/** `一致 3 · 不符 1 · 未覆盖 2`: only what occurs. */
export const verdictsLine = ({ verdicts }: Report): string =>
  Object.entries(verdictWords)
    .map(([kind, word]) => ({ word, count: Object.entries(verdicts).find(([k]) => k === kind)?.[1] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${word} ${count}`)
    .join(' · ') || '没有读出成果'
