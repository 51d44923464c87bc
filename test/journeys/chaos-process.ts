import { writeFile } from 'node:fs/promises'
import { concurrently } from '#domain/concurrently'
import { openStack, type Stack } from '#local/stack'
import { type PlannedUpload, planUploads } from './chaos-plan.ts'
import { aSeason, lightKnowledge, readLight, toBytes } from './light-knowledge.ts'

/** Run as a process of its own, so that it can be killed: `node chaos-process.ts DATA_DIR quiet|SEED UPLOADS RESULT`. */
const [dataDir = '', mode = '', count = '', resultFile = ''] = process.argv.slice(2)
const uploads = planUploads(Number(count), 7)
const isQuiet = mode === 'quiet'
const chaos = { seed: Number(mode), maxDeliveries: 3, maxDelaySeconds: 2 }
const stack = await openStack({ dataDir, read: readLight, knowledge: lightKnowledge, ...(!isQuiet && { chaos }) })

let sent = 0
const upload = async ({ applicationId, file }: PlannedUpload) => {
  await stack.upload(applicationId, `${applicationId}.pdf`, toBytes(file), aSeason)
  console.log(`uploaded ${++sent}`)
}
if (isQuiet)
  for (const [at, planned] of uploads.entries()) {
    await upload(planned)
    if (planned.applicationId !== uploads[at + 1]?.applicationId) await stack.idle()
  }
else await concurrently(8, shuffled(uploads, chaos.seed), upload)
await stack.idle()
await writeFile(resultFile, JSON.stringify(await resultOf(stack)))
await stack.stop()

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  return items
    .map((item, at) => ({ item, at: (Math.imul(at + 1, 2654435761) ^ seed) >>> 0 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

async function resultOf({ applications, claimIndex }: Stack) {
  const metas = await applications.list()
  const runs = await concurrently(8, metas, async ({ applicationId, state, failure }) => {
    const run = await applications.currentRun(applicationId)
    const titleOf = new Map(run?.application?.claims.map(({ claimId, title }) => [claimId, title]))
    return {
      applicationId,
      state,
      failure,
      documents: run?.documents.map(({ documentId }) => documentId) ?? [],
      claims: [...titleOf.values()].toSorted(),
      warnings: run?.warnings ?? [],
      duplicates: (run?.warnings ?? [])
        .map(
          ({ claimId = '', counterpart }) =>
            `${titleOf.get(claimId)} ← ${counterpart?.kind === 'claim' && counterpart.applicationId}`,
        )
        .toSorted(),
      priority: run?.priority,
      runId: run?.runId,
    }
  })
  const keys = [...new Set(uploads.flatMap(({ file }) => file.claims.map((title) => `title:${title}`)))]
  const lines = await claimIndex.claimants(keys)
  return { runs, lines: lines.map((line) => JSON.stringify(line)).toSorted() }
}
