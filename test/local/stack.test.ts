import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUse, openDataFolder } from '#local/data-folder'
import { openStack, type Stack } from '#local/stack'
import { failureWords } from '#verify/failure-words'
import { aSeason, lightKnowledge, readLight, toBytes } from '../journeys/light-knowledge.ts'

let dataDir: string
let stack: Stack | undefined
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'zhiyan-local-'))
})
afterEach(async () => {
  await stack?.stop()
  stack = undefined
  await rm(dataDir, { recursive: true, force: true })
})
const light = { read: readLight, knowledge: lightKnowledge }
const file = toBytes({ person: '覃某某', residentId: '1', claims: ['桥梁监测系统'] })

test('a folder that another process holds is refused with its number and what to do; after a kill -9 the work goes on at once', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder-process.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const refused = await openStack({ dataDir, ...light }).catch((cause) => cause)
  expect(refused).toBeInstanceOf(FolderInUse)
  expect(refused.message).toContain(String(child.pid))
  expect(refused.message).toContain('--data')

  child.kill('SIGKILL')
  await once(child, 'exit')
  // Its message was in flight, hidden for eighteen minutes: nobody works on it now.
  const started = Date.now()
  stack = await openStack({ dataDir, ...light })
  await stack.idle()
  expect((await stack.applications.currentRun('a1'))?.documents).toHaveLength(1)
  expect(Date.now() - started).toBeLessThan(30_000)
})

test('what was stored is there in the next process, and its secret is the same', async () => {
  stack = await openStack({ dataDir, ...light })
  const secret = stack.environment.ZHIYAN_PERSON_SECRET
  await stack.upload('a1', '申报表.pdf', file, aSeason)
  await stack.idle()
  const run = await stack.applications.currentRun('a1')
  await stack.stop()
  stack = await openStack({ dataDir, ...light })
  expect(await stack.applications.currentRun('a1')).toEqual(run)
  expect(stack.environment.ZHIYAN_PERSON_SECRET).toBe(secret)
})

test('a reader that always fails becomes a reason on the application, and the other file is still verified', async () => {
  const failing = new TextEncoder().encode('{"fails":1}')
  const read: typeof readLight = async (bytes, id) => {
    if (new TextDecoder().decode(bytes).includes('fails')) throw new Error('the reader is broken')
    return readLight(bytes, id)
  }
  stack = await openStack({ dataDir, ...light, read })
  await stack.upload('a1', '坏.pdf', failing, aSeason)
  await stack.upload('a1', '好.pdf', file, aSeason)
  await stack.idle()
  expect(await stack.applications.meta('a1')).toMatchObject({ state: 'to-review', failure: failureWords.parse() })
  expect((await stack.applications.currentRun('a1'))?.documents).toMatchObject([{ name: '好.pdf' }])
})

test('a browser uploads straight into the store with the prepared form', async () => {
  stack = await openStack({ dataDir, ...light })
  await stack.applications.open({ applicationId: 'a1', ...aSeason })
  const { url, fields, key } = await stack.intake.createUpload('a1', '覃某某 申报表.pdf')
  expect(key).not.toContain('覃')
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([Buffer.from(file)]), 'x.pdf')
  expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204)
  await stack.idle()
  expect((await stack.applications.currentRun('a1'))?.documents).toMatchObject([{ name: '覃某某 申报表.pdf' }])
})

test('a file far above the size of one request goes up in parts', async () => {
  stack = await openStack({ dataDir, ...light })
  const large = new Uint8Array(30 * 1024 * 1024).fill(32)
  large.set(file)
  await stack.upload('a1', '大.pdf', large, aSeason)
  await stack.idle()
  expect((await stack.applications.currentRun('a1'))?.documents).toMatchObject([
    { bytes: large.byteLength, outcome: 'read' },
  ])
})

test('a changed record of the archive has those verified again who look for it, and nobody else', async () => {
  stack = await openStack({ dataDir, ...light })
  await stack.upload('a1', 'a.pdf', file, aSeason)
  await stack.upload('a2', 'b.pdf', toBytes({ person: '韦某', residentId: '2', claims: ['边坡支护'] }), aSeason)
  await stack.idle()
  expect(await stack.askHolders(['t#桥梁监测系统'])).toBe(1)
  expect(await stack.askHolders(['t#别的'])).toBe(0)
  expect(await stack.askHolders([], true)).toBe(2)
  await stack.idle()
})

test('an import that died with its process does not keep the next one waiting', async () => {
  stack = await openStack({ dataDir, ...light })
  expect(await stack.archive.begin()).toBeDefined()
  await stack.stop()
  stack = await openStack({ dataDir, ...light })
  expect(await stack.archive.begin()).toBeDefined()
})

test('a folder that was given back can be taken again', () => {
  openDataFolder(dataDir).release()
  const again = openDataFolder(dataDir)
  expect(again.wasCutOff).toBe(false)
  again.release()
})
