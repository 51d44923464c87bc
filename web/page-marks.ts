import type { Evidence } from '#domain/evidence'
import type { Box } from '#domain/pages'
import type { Severity } from '#domain/warning'
import type { Report } from '#review/report'

/** One place on a page that the report speaks of, and what it says of it. */
export interface PageMark {
  readonly box: Box
  readonly quote: string
  readonly about: readonly MarkSubject[]
}

export interface MarkSubject {
  readonly words: string
  /** Anchor in the report. */
  readonly anchor: string
  /** Absent for a claim without a warning. */
  readonly severity?: Severity
}

/** Everything that the report says of one page, top to bottom; what stands in the same place is one mark. */
export const marksOf = (report: Report, documentId: string, page: number): readonly PageMark[] => {
  const marks = new Map<string, PageMark>()
  const add = (evidence: readonly Evidence[], subject: MarkSubject) => {
    for (const { box, quote } of evidence.filter((e) => e.documentId === documentId && e.page === page)) {
      const before = marks.get(box.join())
      const about = before?.about.filter(({ anchor }) => anchor !== subject.anchor) ?? []
      marks.set(box.join(), { box, quote: before?.quote ?? quote, about: [...about, subject] })
    }
  }
  const warnings = [...report.general, ...report.claims.flatMap((claim) => claim.warnings)]
  for (const { code, name, severity, fingerprint, evidence } of warnings)
    add(evidence, { words: `${code} ${name}`, anchor: `w-${fingerprint}`, severity })
  for (const { number, kind, claimId, evidence } of report.claims)
    add(evidence, { words: `成果 ${number} ${kind}`, anchor: `c-${claimId}` })
  return [...marks.values()].toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
}
