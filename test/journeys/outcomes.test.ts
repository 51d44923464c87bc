import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Application } from '#domain/application'
import type { Warning } from '#domain/warning'
import { openStack, type Stack } from '#local/stack'
import { consoleParts } from '#storage/console-parts'
import { anApplication } from '#test/builders/application'
import { aPatent } from '#test/builders/claim'
import { createApp } from '#web/app.tsx'

/** The rules, engines, queues and the API are the product's own; only the reading of PDFs is left out: a file is the application as JSON. */
const toBytes = (application: Application) => new TextEncoder().encode(JSON.stringify(application))
const readApplication = async (bytes: Uint8Array) => ({
  pages: {
    kind: 'read' as const,
    parserVersion: 'json-1',
    outcome: 'read' as const,
    pages: [{ page: 1, width: 1, height: 1, source: 'text' as const, runs: [], hidden: [], rulings: [], text: '' }],
    active: [],
  },
  form: { fields: [], tables: [], sections: [], certificates: [] },
  application: JSON.parse(new TextDecoder().decode(bytes)) as Application,
})

const granted = '2019-03-15'
const patent = aPatent({ number: 'ZL201710123456.0', dates: { granted } })
/** 工程师 in 2019 with the patent, and the same patent once more for 高级工程师 in 2026. */
const earlier = anApplication({
  presentTitle: { name: '助理工程师', level: 'assistant', grantedOn: '2014-12-28' },
  target: { name: '工程师', level: 'middle', series: '工程' },
}).claiming(patent).application
const later = anApplication({ presentTitle: { grantedOn: '2019-12-27' } }).claiming(patent).application
const somebodyElse = anApplication({
  of: '韦二某',
  applicant: { residentId: { ...(later.applicant.residentId ?? expect.fail()), key: 'another', canonical: 'another' } },
}).claiming(aPatent({ title: '一种边坡支护结构', number: 'ZL202210987654.2' })).application

let dataDir: string
let stack: Stack
let app: ReturnType<typeof createApp>

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'zhiyan-'))
  stack = await openStack({ dataDir, read: readApplication })
  app = createApp({ ...consoleParts(stack), whoAsks: () => ({ role: 'staff', committee: '*' }) })
})
afterEach(async () => {
  await stack.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const send = async (method: string, path: string, body: unknown) => {
  const response = await app.request(`/api/v1/applications${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, json: JSON.parse(await response.text()) }
}

/** As a browser does it: open, ask for a ticket, post the file to the store. */
const submit = async (applicationId: string, season: string, application: Application) => {
  const opened = { applicationId, committee: '示范工程系列高级评委会', season, region: '广西', series: '工程' }
  expect((await send('POST', '', opened)).status).toBe(201)
  const { status, json } = await send('POST', `/${applicationId}/uploads`, { name: '申报表.pdf' })
  expect(status).toBe(201)
  const form = new FormData()
  for (const [name, value] of Object.entries<string>(json.fields)) form.set(name, value)
  form.set('file', new Blob([toBytes(application)]), '申报表.pdf')
  expect((await fetch(json.url, { method: 'POST', body: form })).status).toBe(204)
  await stack.idle()
}

const record = async (applicationId: string, outcome: unknown) => {
  expect((await send('PUT', `/${applicationId}/outcome`, outcome)).status).toBe(200)
  await stack.idle()
}
const warningsOf = async (applicationId: string): Promise<readonly Warning[]> =>
  (await stack.applications.currentRun(applicationId))?.warnings ?? expect.fail(`no run of ${applicationId}`)
const reuse = async () => (await warningsOf('LATER')).filter(({ code }) => code === 'REU-001')
const runIds = async () => (await stack.applications.list()).map(({ currentRunId }) => currentRunId)

test('an achievement is used up by a granted title alone, as soon as the outcome is recorded and only as long as it stands', async () => {
  await submit('EARLIER', '2019', earlier)
  await submit('LATER', '2026', later)
  expect(await reuse()).toEqual([])

  await record('EARLIER', { outcome: 'granted', cutOff: '2019-06-30' })
  expect(await reuse()).toMatchObject([
    { severity: 'red', counterpart: { kind: 'claim', applicationId: 'EARLIER', season: '2019' } },
  ])
  expect((await stack.applications.meta('LATER'))?.counts?.red).toBe(1)

  await record('EARLIER', { outcome: 'failed' })
  expect(await reuse()).toEqual([])
  expect(await stack.applications.meta('EARLIER')).toMatchObject({ outcome: 'failed', cutOff: '2019-06-30' })

  await record('EARLIER', { outcome: 'withdrawn', cutOff: null })
  expect(await reuse()).toEqual([])
  expect(await stack.applications.meta('EARLIER')).not.toHaveProperty('cutOff')
})

test('an achievement dated after the recorded cut-off may be used again: red gives way to orange when the cut-off is set right', async () => {
  await submit('LATER', '2026', later)
  await submit('EARLIER', '2019', earlier)
  await record('EARLIER', { outcome: 'granted', cutOff: '2019-06-30' })
  expect((await reuse()).map(({ severity }) => severity)).toEqual(['red'])
  await record('EARLIER', { outcome: 'granted', cutOff: '2018-12-31' })
  expect((await reuse()).map(({ severity }) => severity)).toEqual(['orange'])
})

test('an outcome recorded before the file has come counts once it is there', async () => {
  await submit('LATER', '2026', later)
  expect(
    (await send('POST', '', { applicationId: 'EARLIER', committee: 'x', season: '2019', region: '广西' })).status,
  ).toBe(201)
  await record('EARLIER', { outcome: 'granted', cutOff: '2019-06-30' })
  await stack.upload('EARLIER', '旧.pdf', toBytes(earlier), {
    committee: 'x',
    season: '2019',
    region: '广西',
    outcome: 'open',
    submittedAt: '2019-05-16T00:00:00.000Z',
  })
  await stack.idle()
  expect((await reuse()).map(({ severity }) => severity)).toEqual(['red'])
})

test('whom the outcome does not concern is not verified again, and recording it twice changes nothing', async () => {
  await submit('EARLIER', '2019', earlier)
  await submit('LATER', '2026', later)
  await submit('OTHER', '2026', somebodyElse)
  const before = await stack.applications.meta('OTHER')
  await record('EARLIER', { outcome: 'granted', cutOff: '2019-06-30' })
  expect(await stack.applications.meta('OTHER')).toEqual(before)
  const [after, version] = [await runIds(), (await stack.applications.meta('EARLIER'))?.version]
  await record('EARLIER', { outcome: 'granted', cutOff: '2019-06-30' })
  expect(await runIds()).toEqual(after)
  expect((await stack.applications.meta('EARLIER'))?.version).toBe(version)
})
