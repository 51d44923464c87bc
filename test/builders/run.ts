import type { ApplicationMeta } from '#domain/claimant'
import type { Evidence } from '#domain/evidence'
import type { ReadOutcome } from '#domain/pages'
import { countBySeverity, type Run } from '#domain/run'
import type { Severity, Warning } from '#domain/warning'

interface RunPlan {
  readonly severity?: Severity
  readonly code?: string
  readonly name?: string
  readonly title?: string
  readonly outcome?: ReadOutcome
}

const points: Record<Severity, number> = { red: 35, orange: 14, yellow: 5, blue: 0 }

/** What is kept of the application that `aRun` is of: verified, and waiting for a reviewer. */
export const aMeta = (given: Partial<ApplicationMeta> = {}): ApplicationMeta => ({
  applicationId: 'GX2026-001',
  committee: '示范评委会',
  season: '2026',
  region: '广西',
  outcome: 'open',
  submittedAt: '2026-03-16T02:00:00.000Z',
  state: 'to-review',
  version: 2,
  ...given,
})

/** A published run with one claim, and one warning about it when a severity is given. */
export const aRun = ({
  severity,
  code = 'PAT-001',
  name = '专利号校验位不符',
  title = '一种示范装置',
  outcome = 'read',
}: RunPlan = {}): Run => {
  const evidence: Evidence = {
    documentId: 'd1',
    page: 3,
    box: [0, 0, 1, 1],
    quote: title,
    from: 'form',
    textSource: 'text',
  }
  const warnings: Warning[] = severity
    ? [
        {
          fingerprint: 'f1',
          code,
          ruleVersion: 1,
          severity,
          name,
          statement: '待核实。',
          claimId: 'c1',
          evidence: [evidence],
          comparison: [],
          loweredBy: [],
          innocentReasons: ['笔误'],
          whatToCheck: ['查原件'],
          basis: '通知第九条',
        },
      ]
    : []
  const unreadable = outcome !== 'read' && outcome !== 'partly-read'
  return {
    runId: 'run-1',
    applicationId: 'GX2026-001',
    versions: { parser: 'p', ruleSet: 'r', policy: 'p', archiveSnapshot: 's' },
    documents: [
      { documentId: 'd1', name: '申报表.pdf', bytes: 10, outcome, pages: unreadable ? 0 : 5, unreadPages: [] },
    ],
    application: unreadable
      ? undefined
      : {
          applicant: { name: '覃示某', evidence: [] },
          titles: [],
          target: { name: '高级工程师' },
          route: 'promotion',
          claims: [
            {
              claimId: 'c1',
              section: 'patent',
              counted: true,
              kind: 'patent',
              title,
              identifiers: [],
              dates: [],
              people: [],
              units: [],
              text: title,
              evidence: [evidence],
              trust: 'self-entered',
            },
          ],
          certificates: [],
        },
    claims: unreadable ? [] : [{ claimId: 'c1', verdict: { kind: 'not-covered' }, comparison: [] }],
    warnings,
    priority: {
      total: warnings.reduce((sum, w) => sum + points[w.severity], 0),
      parts: warnings.map((w) => ({
        label: `${w.code} ${w.name}`,
        points: points[w.severity],
        fingerprint: w.fingerprint,
      })),
    },
    counts: countBySeverity(warnings),
    archive: { snapshotId: 's', datasets: [], completeness: [] },
    policyNotes: [],
    at: '2026-03-16T02:00:00.000Z',
  }
}
