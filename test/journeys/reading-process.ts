import { readFileSync } from 'node:fs'
import { openStack } from '#local/stack'
import { aSeason, lightKnowledge } from './light-knowledge.ts'

/** Reads a scanned file through the pipeline, in a process of its own that can be killed: `node reading-process.ts DATA_DIR FILE`. */
const [dataDir = '', file = ''] = process.argv.slice(2)
const stack = await openStack({ dataDir, knowledge: lightKnowledge })
await stack.upload('a1', '扫描件.pdf', new Uint8Array(readFileSync(file)), aSeason)
for (let shown = ''; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
  const { reading } = (await stack.applications.meta('a1')) ?? {}
  const now = reading ? `${reading.done}/${reading.all}` : ''
  if (now !== shown) console.log(now)
  shown = now
}
