import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createImportArchive } from '#archive/import-archive'
import { openStack } from '#local/stack'
import { systemClock } from '#platform/clock'

/**
 * An import and the verifications that it asks for, in a process of its own, to be killed: `import-child.ts DATA FILE`. Prints how many records
 * are written, `asked N` as soon as everybody is asked, and `done` when nobody is left.
 */
const [dataDir = '', file = ''] = process.argv.slice(2)
const tell = (words: string) => process.stdout.write(`${words}\n`)

const stack = await openStack({ dataDir })
const { plan, commit } = createImportArchive({
  archiveWriter: stack.archive,
  clock: systemClock,
})
const planned = await plan({ name: 'archive.csv', bytes: new Uint8Array(await readFile(file)) }, { dataset: 'rescan' })
if (planned.kind !== 'plan') throw new Error(planned.reason)
tell(`planned ${planned.writes.length}`)
const outcome = await commit(planned, {
  progress: (written) => tell(`written ${written}`),
  announce: async (keys, everybody) => {
    const from = performance.now()
    tell(`asked ${await stack.askHolders(keys, everybody)} in ${Math.round(performance.now() - from)}`)
  },
})
tell(`outcome ${outcome.kind}`)
await sleep(0)
await stack.idle()
await stack.stop()
tell('done')
