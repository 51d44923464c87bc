import type { Evidence } from '#domain/application'
import type { Severity, Warning } from '#domain/warning'
import type { Report } from './report.ts'

/** Colour → SARIF level. Blue is information: `kind` says so, and the standard then asks for level `none`. */
const levels: Record<Severity, 'error' | 'warning' | 'note' | 'none'> = {
  red: 'error',
  orange: 'warning',
  yellow: 'note',
  blue: 'none',
}

/** Reports as one SARIF 2.1.0 log, a run per application. */
export const toSarif = (reports: readonly Report[]) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0' as const,
  runs: reports.map(sarifRun),
})

const sarifRun = (report: Report) => {
  const warnings = [...report.general, ...report.claims.flatMap((claim) => claim.warnings)]
  const rules = [...new Map(warnings.map((w) => [w.code, w])).values()]
  return {
    tool: {
      driver: {
        name: 'zhiyan',
        semanticVersion: '0.1.0',
        rules: rules.map((w) => ({ id: w.code, shortDescription: { text: w.name }, properties: { basis: w.basis } })),
      },
    },
    automationDetails: { id: `${report.committee}/${report.season}/${report.applicationId}/` },
    results: warnings.map(sarifResult),
    properties: {
      priority: report.priority.total,
      duplication: report.duplication?.total ?? null,
      coverage: report.coverage,
      versions: report.versions,
    },
  }
}

const sarifResult = (warning: Warning) => ({
  ruleId: warning.code,
  kind: warning.severity === 'blue' ? ('informational' as const) : ('fail' as const),
  level: levels[warning.severity],
  message: { text: warning.statement },
  partialFingerprints: { 'warning/v1': warning.fingerprint },
  locations: warning.evidence.map(sarifLocation),
  properties: {
    severity: warning.severity,
    comparison: warning.comparison,
    ...(warning.counterpart?.kind === 'record' && warning.counterpart.score && { match: warning.counterpart.score }),
    ...(warning.overlap && { overlap: warning.overlap }),
    innocentReasons: warning.innocentReasons,
    whatToCheck: warning.whatToCheck,
  },
})

/** A PDF has no lines: the page is a logical location, the quote the region's snippet. */
const sarifLocation = (evidence: Evidence) => ({
  physicalLocation: {
    artifactLocation: { uri: `documents/${evidence.documentId}` },
    region: { snippet: { text: evidence.quote } },
  },
  logicalLocations: [{ name: `第 ${evidence.page} 页`, kind: 'page' }],
  properties: { page: evidence.page, bbox: evidence.box },
})
