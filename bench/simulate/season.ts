import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VerifyQueue } from '#domain/ports'
import { knowledge } from '#functions/knowledge'
import { openDataFolder } from '#local/data-folder'
import { environmentOf, startEngines } from '#local/engines'
import { prepareResources } from '#local/resources'
import { closeClients, openClients } from '#platform/clients'
import { createApplicationsStore } from '#storage/applications-store'
import { createReadMeter } from '#storage/archive-meter'
import { createArchiveStore } from '#storage/archive-store'
import { createClaimIndexStore } from '#storage/claim-index-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { createFingerprintsStore } from '#storage/fingerprints-store'
import { openBucket } from '#storage/objects'
import { openTable, type Table } from '#storage/table'
import { aText } from '#test/builders/compared-text'
import { createVerifyApplication } from '#verify/verify-application'
import { applicationOf } from './cast.ts'
import type { Plan } from './plan.ts'

/** Requests that read a table, and the items that they gave. */
export interface Reads {
  requests: number
  items: number
}

const reading = new Set<keyof Table>(['get', 'getMany', 'query'])

/** The same table, which counts. */
const counted = (table: Table, reads: Reads): Table =>
  new Proxy(table, {
    get(target, name: keyof Table) {
      const method = target[name]
      if (!reading.has(name)) return method
      return async (...given: readonly unknown[]) => {
        const found: unknown = await Reflect.apply(method, target, given)
        reads.requests++
        reads.items += Array.isArray(found) ? found.length : found === undefined ? 0 : 1
        return found
      }
    },
  })

/**
 * The use case of verification as it is deployed, over the stores of the local engine. What stands in for the rest of the way: applications
 * come as a reader would leave them, and the queue is worked off by us. A data folder that is named is left for others to go on with.
 */
export const openSeason = async (dataDir?: string) => {
  const folder = openDataFolder(dataDir ?? (await mkdtemp(join(tmpdir(), 'zhiyan-simulation-'))))
  const engines = await startEngines(folder.path)
  Object.assign(process.env, environmentOf(engines))
  const clients = openClients()
  const { environment } = await prepareResources(clients, folder.personSecret)
  const nameOf = (name: keyof typeof environment) => environment[name] ?? ''
  const reads: Reads = { requests: 0, items: 0 }
  const table = counted(openTable(clients.dynamo, nameOf('ZHIYAN_APPLICATIONS_TABLE')), reads)
  const evidence = openBucket(clients.s3, nameOf('ZHIYAN_EVIDENCE_BUCKET'))
  const applications = createApplicationsStore(table, evidence)
  const evidences = createEvidenceStore(evidence)
  // An application that is asked for twice before its turn is verified once.
  const asked = new Set<string>()
  const verifyQueue: VerifyQueue = {
    ask: async (ids) => {
      for (const id of ids) asked.add(id)
    },
  }
  const archiveReads = createReadMeter()
  const archive = createArchiveStore({
    client: clients.dynamo,
    table: nameOf('ZHIYAN_ARCHIVE_TABLE'),
    meter: archiveReads,
  })
  const verify = createVerifyApplication({
    ...knowledge,
    applications,
    evidences,
    claimIndex: createClaimIndexStore(table),
    fingerprints: createFingerprintsStore(
      counted(openTable(clients.dynamo, nameOf('ZHIYAN_FINGERPRINTS_TABLE')), reads),
    ),
    archive,
    verifyQueue,
    personSecret: folder.personSecret,
    clock: { now: () => '2026-07-02T00:00:00.000Z' },
  })
  let verifications = 0
  return {
    archive,
    reads,
    archiveReads: archiveReads.read,
    verifications: () => verifications,
    async upload(applicationId: string, plan: Plan) {
      const { person, claims, season, committee, outcome = 'open', cutOff, given, texts = [] } = plan
      const documentId = `document-${applicationId}`
      await applications.open({
        applicationId,
        committee,
        season,
        region: 'guangxi',
        outcome,
        ...(cutOff && { cutOff }),
        submittedAt: `${season}-05-01`,
      })
      await evidences.put(applicationId, documentId, {
        pages: { kind: 'read', parserVersion: 'simulated', outcome: 'read', pages: [], active: [] },
        form: { fields: [], tables: [], sections: [], certificates: [] },
        application: applicationOf(person, claims, given),
        texts: texts.map((text) => aText(documentId, text)),
      })
      await applications.putDocument(applicationId, `uploads/${applicationId}/1`, {
        documentId,
        name: '申报表.pdf',
        bytes: 1,
        outcome: 'read',
        parserVersion: 'simulated',
        pages: 1,
        unreadPages: [],
      })
      asked.add(applicationId)
    },
    /** Until nobody asks any more. */
    async drain() {
      for (const id of asked) {
        asked.delete(id)
        verifications++
        await verify(id)
      }
    },
    warningsOf: async (applicationId: string) => (await applications.currentRun(applicationId))?.warnings ?? [],
    /** The run that stands: another one after every verification against another archive. */
    runOf: async (applicationId: string) => (await applications.meta(applicationId))?.currentRunId,
    async close() {
      closeClients(clients)
      await engines.stop()
      folder.release()
      if (dataDir === undefined) await rm(folder.path, { recursive: true, force: true })
    },
  }
}
