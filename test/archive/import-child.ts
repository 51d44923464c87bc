import { readFile } from 'node:fs/promises'
import { createImportArchive } from '#archive/import-archive'
import { openClients } from '#platform/clients'
import { createArchiveStore } from '#storage/archive-store'

/** An import in a process of its own, to be killed: `import-child.ts TABLE FILE RECORDS-PER-CHUNK`. Prints how many records are written. */
const [table = '', file = '', recordsPerChunk = ''] = process.argv.slice(2)
const store = createArchiveStore({ client: openClients().dynamo, table, recordsPerChunk: Number(recordsPerChunk) })
const { plan, commit } = createImportArchive({
  archiveWriter: store,
  clock: { now: () => '2026-03-01T00:00:00Z' },
})
const planned = await plan({ name: 'archive.csv', bytes: new Uint8Array(await readFile(file)) }, { dataset: 'kill' })
if (planned.kind !== 'plan') throw new Error(planned.reason)
const outcome = await commit(planned, { progress: (written) => process.stdout.write(`${written}\n`) })
process.stdout.write(`${outcome.kind}\n`)
