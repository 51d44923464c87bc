import { Retryable } from '#domain/failure'
import type { Archive, VerifyQueue } from '#domain/ports'
import { createApplicationsStore } from '#storage/applications-store'
import { createClaimIndexStore } from '#storage/claim-index-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { createRecognisedStore } from '#storage/recognised-store'
import { createParseApplication } from '#verify/parse-application'
import { createVerifyApplication } from '#verify/verify-application'
import type { openEngine } from '../contract/engines.ts'
import { aSeason, type LightFile, lightKnowledge, readLight, toBytes } from '../journeys/light-knowledge.ts'

export class Killed extends Error {}

/** Every call of the wrapped members counts; the n-th dies, before it does anything or right after it has. */
export const killedAt = (n: number, when: 'before' | 'after') => {
  let calls = 0
  const wrap = <Parts extends object>(parts: Parts, names: readonly (keyof Parts)[]): Parts => {
    const wrapped = names.map((name) => [
      name,
      async (...given: readonly unknown[]) => {
        const dies = ++calls === n
        if (dies && when === 'before') throw new Killed()
        const done = await Reflect.apply(parts[name] as (...args: readonly unknown[]) => unknown, parts, given)
        if (dies) throw new Killed()
        return done
      },
    ])
    return { ...parts, ...Object.fromEntries(wrapped) }
  }
  return { wrap, callsOf: () => calls }
}
const neverKilled = killedAt(0, 'before')

/** An archive that holds nothing. */
export const emptyArchive: Archive = {
  snapshot: async () => ({ snapshotId: 's', datasets: [], completeness: [] }),
  byKeys: async () => [],
  candidates: async () => [],
}

/** As the queue does: what failed comes again. */
export const untilDone = async <T>(work: () => Promise<T>): Promise<T> => {
  for (;;)
    try {
      return await work()
    } catch (cause) {
      if (!(cause instanceof Killed || cause instanceof Retryable)) throw cause
    }
}

let worlds = 0

/** The use cases over stores of a real engine, and a queue that is worked off when the test says so. */
export const aWorld = ({ table, objects }: Awaited<ReturnType<typeof openEngine>>, kill = neverKilled) => {
  const world = `w${++worlds}-`
  const asked: string[] = []
  const applications = createApplicationsStore(table, objects)
  const stored = createEvidenceStore(objects)
  const recognised = createRecognisedStore(objects)
  const lost = new Set<string>()
  const evidences = {
    ...stored,
    application: async (applicationId: string, documentId: string) =>
      lost.has(documentId) ? undefined : stored.application(applicationId, documentId),
  }
  const claimIndex = createClaimIndexStore(table)
  const verifyQueue: VerifyQueue = { ask: async (ids) => void asked.push(...ids) }
  const parts = {
    ...lightKnowledge,
    // Titles and people of one world do not meet those of another.
    claimKeys: ({ title }: { readonly title: string }) => [`${world}${title}`],
    applications: kill.wrap(applications, ['writeRun', 'flip']),
    claimIndex: kill.wrap(claimIndex, ['register', 'settle']),
    verifyQueue: kill.wrap(verifyQueue, ['ask']),
    evidences,
    archive: emptyArchive,
    personSecret: `${world}${'x'.repeat(32)}`,
    clock: { now: () => '2026-07-02T00:00:00.000Z' },
  }
  const verify = createVerifyApplication(parts)
  const assess = () => {
    throw new Error('broken rule')
  }
  const verifyUntilDone = (applicationId: string) => untilDone(() => verify(applicationId))
  return {
    id: (name: string) => world + name,
    asked,
    applications,
    verify,
    verifyWithBrokenRules: createVerifyApplication({ ...parts, assess }),
    untilDone: verifyUntilDone,
    async parse(name: string, bytes: Uint8Array) {
      const applicationId = world + name
      await applications.open({ applicationId, ...aSeason })
      const intake = { read: async () => ({ bytes, name: 'a.pdf' }) }
      const parse = createParseApplication({ intake, evidences, applications, recognised, read: readLight })
      return parse({ applicationId, key: `uploads/${applicationId}/${bytes.length}` })
    },
    async upload(name: string, file: LightFile) {
      return this.parse(name, toBytes(file))
    },
    async drain() {
      for (let id = asked.shift(); id !== undefined; id = asked.shift()) await verifyUntilDone(id)
    },
    /** As after the bucket's retention has ended. */
    loseApplicationOf: (documentId: string) => void lost.add(documentId),
    async counterparts(name: string) {
      const run = await applications.currentRun(world + name)
      return run?.warnings
        .map(({ counterpart }) => (counterpart?.kind === 'claim' ? counterpart.applicationId : ''))
        .toSorted()
    },
  }
}
