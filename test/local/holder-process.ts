import { openStack } from '#local/stack'
import { aSeason, lightKnowledge, toBytes } from '../journeys/light-knowledge.ts'

/** Holds a data folder, with an upload whose reading never ends, until it is killed. */
const stack = await openStack({
  dataDir: process.argv[2] ?? '',
  read: () => new Promise(() => {}),
  knowledge: lightKnowledge,
})
await stack.upload(
  'a1',
  '申报表.pdf',
  toBytes({ person: '覃某某', residentId: '1', claims: ['桥梁监测系统'] }),
  aSeason,
)
setTimeout(() => console.log('holding'), 500)
