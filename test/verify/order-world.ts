import type { Application } from '#domain/application'
import type { ApplicationMeta } from '#domain/claimant'
import type { DocumentLayers, VerifyQueue } from '#domain/ports'
import type { Warning } from '#domain/warning'
import { knowledge } from '#functions/knowledge'
import { createApplicationsStore } from '#storage/applications-store'
import { createClaimIndexStore } from '#storage/claim-index-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { createFingerprintsStore } from '#storage/fingerprints-store'
import { openBucket } from '#storage/objects'
import { ensureBucket, ensureTable } from '#storage/resources'
import { openTable } from '#storage/table'
import { tables } from '#storage/tables'
import { aText, type TextPlan } from '#test/builders/compared-text'
import { createVerifyApplication } from '#verify/verify-application'
import type { openEngine } from '../contract/engines.ts'
import { emptyArchive, killedAt, untilDone } from './a-world.ts'

/** What a reader leaves of one application. */
export interface Filed {
  readonly application: Application
  readonly meta?: Partial<ApplicationMeta>
  readonly texts?: readonly TextPlan[]
}

const documentId = 'form'
let worlds = 0

/**
 * The use case with the product's own rules over tables and a bucket of its own, so that ids, keys and fingerprints are the same in every world; the queue
 * is worked off when the test says so.
 */
export const anOrderWorld = async (
  { clients }: Awaited<ReturnType<typeof openEngine>>,
  kill = killedAt(0, 'before'),
) => {
  const name = `order-${++worlds}`
  await ensureTable(clients.dynamo, name, tables.applications)
  await ensureTable(clients.dynamo, `${name}-texts`, tables.fingerprints)
  await ensureBucket(clients.s3, name)
  const objects = openBucket(clients.s3, name)
  const table = openTable(clients.dynamo, name)
  const applications = createApplicationsStore(table, objects)
  const evidences = createEvidenceStore(objects)
  const asked: string[] = []
  const fingerprints = {
    ...createFingerprintsStore(openTable(clients.dynamo, `${name}-texts`)),
    // Among so few applicants every text that two have would pass for one that many have.
    applicants: async () => 100,
  }
  const verifyQueue: VerifyQueue = { ask: async (ids) => void asked.push(...ids) }
  const verify = createVerifyApplication({
    ...knowledge,
    applications: kill.wrap(applications, ['writeRun', 'flip']),
    evidences,
    claimIndex: kill.wrap(createClaimIndexStore(table), ['register', 'settle']),
    fingerprints: kill.wrap(fingerprints, ['register', 'settle']),
    archive: emptyArchive,
    verifyQueue: kill.wrap(verifyQueue, ['ask']),
    personSecret: 'order-world'.padEnd(32, 'x'),
    clock: { now: () => '2026-07-02T00:00:00.000Z' },
  })
  return {
    asked,
    verify: (applicationId: string) => untilDone(() => verify(applicationId)),
    async upload(applicationId: string, { application, meta, texts = [] }: Filed) {
      const layers: DocumentLayers = {
        pages: { kind: 'read', parserVersion: 'p', outcome: 'read', pages: [], active: [] },
        application,
        texts: texts.map((plan) => aText(documentId, plan)),
      }
      await applications.open({
        applicationId,
        committee: '桂示范工程系列评委会',
        season: '2026',
        region: '广西',
        outcome: 'open',
        submittedAt: '2026-05-01',
        ...meta,
      })
      await evidences.put(applicationId, documentId, layers)
      await applications.putDocument(applicationId, `uploads/${applicationId}/1`, {
        documentId,
        name: '申报表.pdf',
        bytes: 1,
        outcome: 'read',
        parserVersion: 'p',
        pages: 1,
        unreadPages: [],
      })
    },
    async drain() {
      for (let id = asked.shift(); id !== undefined; id = asked.shift()) await this.verify(id)
    },
    warnings: async (applicationId: string): Promise<readonly Warning[]> =>
      (await applications.currentRun(applicationId))?.warnings.toSorted((a, b) =>
        a.fingerprint < b.fingerprint ? -1 : 1,
      ) ?? [],
  }
}
