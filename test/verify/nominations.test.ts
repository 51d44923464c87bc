import { expect, test } from 'vitest'
import type { Application } from '#domain/application'
import { assess } from '#rules/assess'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { createApplicationsStore } from '#storage/applications-store'
import { createClaimIndexStore } from '#storage/claim-index-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { anApplication } from '#test/builders/application'
import { aDocument } from '#test/builders/assessed'
import { aNumber, anEvidence } from '#test/builders/evidence'
import { createVerifyApplication } from '#verify/verify-application'
import { anEngine } from '../contract/an-engine.ts'
import { aSeason, lightKnowledge } from '../journeys/light-knowledge.ts'
import { emptyArchive, untilDone } from './a-world.ts'

const engine = anEngine()

const nominee = (n: number, credit: string, specialty = '机械工程'): Application => ({
  ...anApplication({
    of: `韦${n}`,
    route: 'direct',
    directBasis: { value: '国家级专精特新“小巨人”企业研发团队带头人', evidence: anEvidence() },
    unitCreditCode: aNumber('credit-code', credit),
    unit: { value: '桂示范科技有限公司', evidence: anEvidence() },
    target: { name: '高级工程师', level: 'associate', series: '工程', specialty },
  }).application,
  applicant: {
    name: `韦${n}`,
    birth: '1985-03' as const,
    evidence: [],
    residentId: { ...aNumber('resident-id', '11010519491231002X'), key: `id-${n}` },
  },
})

const aWorld = () => {
  const { table, objects } = engine()
  const asked: string[] = []
  const applications = createApplicationsStore(table, objects)
  const evidences = createEvidenceStore(objects)
  const verify = createVerifyApplication({
    ...lightKnowledge,
    mergeApplications: ([first]) => first,
    assess,
    policy: guangxiPolicy,
    applications,
    evidences,
    claimIndex: createClaimIndexStore(table),
    verifyQueue: { ask: async (ids) => void asked.push(...ids) },
    archive: emptyArchive,
    personSecret: 'x'.repeat(32),
    clock: { now: () => '2026-07-02T00:00:00.000Z' },
  })
  const verifyUntilDone = (applicationId: string) => untilDone(() => verify(applicationId))
  return {
    asked,
    applications,
    untilDone: verifyUntilDone,
    async upload(applicationId: string, application: Application) {
      const documentId = `${applicationId}-1`.padEnd(64, '0')
      await applications.open({ applicationId, ...aSeason, region: '广西' })
      const pages = { kind: 'read', parserVersion: 'light-1', outcome: 'read', pages: [], active: [] } as const
      await evidences.put(applicationId, documentId, {
        pages,
        form: { fields: [], tables: [], sections: [], certificates: [] },
        application,
      })
      await applications.putDocument(applicationId, `uploads/${applicationId}/1`, aDocument({ documentId }))
      await verifyUntilDone(applicationId)
    },
    /** Whoever is asked several times before his turn is verified once, as the queue's batches do. */
    async drain() {
      while (asked.length > 0) await Promise.all([...new Set(asked.splice(0))].map(verifyUntilDone))
    },
    async quota(applicationId: string) {
      const run = await applications.currentRun(applicationId)
      return run?.warnings.find(({ code }) => code === 'QUA-006')
    },
  }
}

test('fifty uploads of one enterprise at once: every report counts all fifty places, each once', {
  timeout: 60_000,
}, async () => {
  const world = aWorld()
  const ids = Array.from({ length: 50 }, (_, n) => `quota-${n}`)
  await Promise.all(ids.map((id, n) => world.upload(id, nominee(n, '91450100MA5TERT15J'))))
  // The very same file twice more: still one nominee.
  await Promise.all([world.upload('quota-7', nominee(7, '91450100MA5TERT15J')), world.untilDone('quota-8')])
  await world.drain()
  for (const id of ids) {
    const warning = await world.quota(id)
    expect(warning?.severity, id).toBe('orange')
    expect(warning?.statement, id).toContain('推荐直接申报 50 人')
  }
})

test('as many as there are places, at once, raise nothing; one more is seen by all, and goes with its withdrawal', async () => {
  const world = aWorld()
  const code = '91450200MA5KXY12XB'
  const specialties = ['机械工程', '机械工程', '人工智能', '人工智能']
  await Promise.all(specialties.map((specialty, n) => world.upload(`place-${n}`, nominee(100 + n, code, specialty))))
  await world.drain()
  for (const n of [0, 1, 2, 3]) expect(await world.quota(`place-${n}`)).toBeUndefined()
  await world.upload('place-4', nominee(104, code))
  await world.drain()
  for (const n of [0, 1, 2, 3, 4]) expect((await world.quota(`place-${n}`))?.severity).toBe('orange')
  await world.applications.setOutcome('place-4', { outcome: 'withdrawn' })
  await world.untilDone('place-4')
  await world.drain()
  for (const n of [0, 1, 2, 3, 4]) expect(await world.quota(`place-${n}`)).toBeUndefined()
})
