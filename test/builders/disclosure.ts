import type { ApplicationMeta } from '#domain/claimant'
import type { Run } from '#domain/run'
import type { Warning } from '#domain/warning'
import type { Viewer } from '#review/access'
import { createDisclosedPages, createDisclosures } from '#review/disclosure/disclosures'
import type { DisclosureEvent } from '#review/disclosure/events'
import type { DisclosureLog } from '#review/disclosure/log'
import { aMeta, aRun } from './run.ts'

export const [engineering, teaching, forestry] = ['示范工程评委会', '示范教师评委会', '示范林业评委会'] as const

/** Everybody who may meet a request of engineering about an application of teaching. */
export const people = {
  asker: { role: 'staff', committee: engineering, person: 'li' },
  colleague: { role: 'staff', committee: engineering, person: 'wang' },
  expert: { role: 'review', committee: engineering, person: 'zhao' },
  otherStaff: { role: 'staff', committee: teaching, person: 'qin' },
  otherExpert: { role: 'review', committee: teaching, person: 'wei' },
  region: { role: 'review', committee: '*', person: 'huang' },
  stranger: { role: 'staff', committee: forestry, person: 'lu' },
  steward: { role: 'steward', committee: '*', person: 'nong' },
  machine: { role: 'staff', committee: '*' },
} as const satisfies Record<string, Viewer>

export const ownMeta = aMeta({ applicationId: 'GX2026-001', committee: engineering })
export const otherMeta = aMeta({ applicationId: 'GX2026-777', committee: teaching })
/** The name on the other form: nobody reads it but through a grant. */
export const otherName = '覃示某'
const otherDocument = 'e'.repeat(64)

/** A warning of the own application whose other side is the other committee's. */
export const aCrossWarning = (given: Partial<Warning> = {}): Warning => {
  const [warning] = aRun({ severity: 'red', code: 'CLM-001', name: '同一成果多人申报' }).warnings
  if (!warning) throw new Error('a run with a severity has a warning')
  return {
    ...warning,
    counterpart: {
      kind: 'claim',
      applicationId: otherMeta.applicationId,
      claimId: 'c1',
      person: '覃*某',
      committee: teaching,
      season: '2026',
      quote: '一种示范装置',
      page: 3,
    },
    ...given,
  }
}

export const otherRun = (): Run => {
  const run = aRun()
  return {
    ...run,
    applicationId: otherMeta.applicationId,
    documents: run.documents.map((document) => ({ ...document, documentId: otherDocument })),
    application: run.application && {
      ...run.application,
      unit: { value: '示范县第一中学', evidence: run.application.claims[0]?.evidence[0] ?? emptyEvidence },
    },
  }
}
const emptyEvidence = {
  documentId: otherDocument,
  page: 1,
  box: [0, 0, 1, 1],
  quote: '',
  from: 'form',
  textSource: 'text',
} as const

/** The log as a table keeps it: one event a number. */
export const aLog = (): DisclosureLog & { readonly kept: Map<string, DisclosureEvent> } => {
  const kept = new Map<string, DisclosureEvent>()
  const noted = new Map<string, Parameters<DisclosureLog['noteAsked']>[1]>()
  const below = (prefix: string) =>
    [...kept].filter(([key]) => key.startsWith(prefix)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    kept,
    events: async ({ applicationId, requestId }) => below(`${applicationId} ${requestId} `).map(([, event]) => event),
    ofApplication: async (applicationId) => {
      const requests = new Map<string, DisclosureEvent[]>()
      for (const [key, event] of below(`${applicationId} `)) {
        const requestId = key.split(' ')[1] ?? ''
        requests.set(requestId, [...(requests.get(requestId) ?? []), event])
      }
      return requests
    },
    append: async ({ applicationId, requestId }, event) => {
      const key = `${applicationId} ${requestId} ${String(event.seq).padStart(6, '0')}`
      if (kept.has(key)) return false
      kept.set(key, event)
      return true
    },
    noteAsked: async (month, ref) => {
      noted.set(`${month} ${ref.applicationId} ${ref.requestId}`, ref)
    },
    askedIn: async (month) => [...noted].flatMap(([key, ref]) => (key.startsWith(`${month} `) ? [ref] : [])),
  }
}

/** Both applications, their runs, and a clock that the test moves. */
export const aDisclosureDesk = ({ warning = aCrossWarning(), log = aLog() as DisclosureLog } = {}) => {
  let now = Date.parse('2026-11-24T02:00:00.000Z')
  const clock = { now: () => new Date(now).toISOString() }
  const metas = new Map<string, ApplicationMeta>([ownMeta, otherMeta].map((meta) => [meta.applicationId, meta]))
  const runs = new Map<string, Run>([
    [ownMeta.applicationId, { ...aRun({ severity: 'red' }), warnings: [warning] }],
    [otherMeta.applicationId, otherRun()],
  ])
  const applications = {
    meta: async (id: string) => metas.get(id),
    currentRun: async (id: string) => runs.get(id),
  }
  const disclosures = createDisclosures({ log, applications, evidences: { texts: async () => [] }, clock })
  return {
    log,
    clock,
    metas,
    runs,
    ...applications,
    disclosures,
    disclosedPage: createDisclosedPages({ log, clock }),
    /** Days, or parts of them, go by. */
    wait: (days: number) => {
      now += days * 24 * 60 * 60 * 1000
    },
  }
}

export const whyAsked = '两份材料完成人排名不一致，需核对原件。'
export const askBody = { fingerprint: 'f1', parts: ['person', 'page'], reason: whyAsked } as const
