import { describe, expect, test } from 'vitest'
import type { ApplicationMeta, OutcomeChange } from '#domain/claimant'
import { localViewer, type Viewer } from '#review/access'
import { aRun } from '#test/builders/run'
import { createApp } from '#web/app.tsx'

const engineering = '示范工程系列高级评委会'
const teaching = '示范教师系列高级评委会'
const staff: Viewer = { role: 'staff', committee: engineering }

const aMeta = (applicationId: string, given: Partial<ApplicationMeta> = {}): ApplicationMeta => ({
  applicationId,
  committee: engineering,
  season: '2026',
  region: '广西',
  outcome: 'open',
  submittedAt: '2026-03-16T02:00:00.000Z',
  state: 'received',
  version: 1,
  ...given,
})

const anEmployer = (creditCode: string) => ({
  creditCode,
  asOf: '2026-09-01',
  seasons: { from: 2024, to: 2026 },
  applications: 0,
  isCapped: false,
  toCheck: { applications: 0, red: 0, orange: 0 },
})

/** The console over a few applications in memory; the real stores are in `journeys/outcomes.test.ts` and in `bundles/`. */
const aConsole = (viewer: Viewer | undefined, ...metas: readonly ApplicationMeta[]) => {
  const kept = new Map(metas.map((meta) => [meta.applicationId, meta]))
  const recorded: (OutcomeChange & { readonly of: string })[] = []
  const handedOver: unknown[] = []
  const app = createApp({
    whoAsks: () => viewer,
    list: async () => [...kept.values()],
    meta: async (id) => kept.get(id),
    currentRun: async (id) => (kept.get(id)?.currentRunId ? aRun() : undefined),
    open: async (meta) => {
      const opened = { ...meta, state: 'received', version: 1 } as const
      kept.set(meta.applicationId, opened)
      return opened
    },
    createUpload: async (id) => ({ url: 'https://store', fields: {}, key: `uploads/${id}/1`, expiresAt: 'later' }),
    maxUploadBytes: 200 * 1024 * 1024,
    importRecords: async ({ name, bytes }, options) => {
      handedOver.push({ name, rows: JSON.parse(new TextDecoder().decode(bytes)), ...options })
      return 'files/d/1'
    },
    integrity: {
      applicant: async () => ({ kind: 'not-identified', asOf: '2026-09-01' }),
      employer: async (creditCode, maySee) => ({
        ...anEmployer(creditCode),
        seen: [...kept.values()].filter(maySee).length,
      }),
    },
    recordOutcome: async (of, change) => {
      recorded.push({ of, ...change })
      return kept.get(of) ?? expect.fail()
    },
  })
  const send = async (method: string, path: string, body?: unknown, contentType = 'application/json') => {
    const response = await app.request(`/api/v1${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': contentType },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    })
    return { status: response.status, json: JSON.parse(await response.text()) }
  }
  return { app, send, kept, recorded, handedOver }
}

const toOpen = { applicationId: 'GX2026-001', committee: engineering, season: '2026', region: '广西', series: '工程' }

describe('opening an application', () => {
  test('opens it once: asked for again it is the same, with other values it is refused', async () => {
    const { send, kept } = aConsole(staff)
    const first = await send('POST', '/applications', toOpen)
    expect(first).toMatchObject({ status: 201, json: { ...toOpen, outcome: 'open', state: 'received' } })
    expect(Date.parse(first.json.submittedAt)).toBeLessThanOrEqual(Date.now())
    expect(await send('POST', '/applications', toOpen)).toEqual({ status: 200, json: first.json })
    for (const other of [{ season: '2025' }, { region: '柳州' }, { series: '农业' }, { series: undefined }])
      expect(await send('POST', '/applications', { ...toOpen, ...other })).toMatchObject({
        status: 409,
        json: { error: 'other-values' },
      })
    expect(kept.size).toBe(1)
  })

  test('a time of submission is kept in UTC, so that the queue has one order', async () => {
    const { send } = aConsole(staff)
    const timed = { ...toOpen, submittedAt: '2026-03-16T10:00:00+08:00' }
    expect((await send('POST', '/applications', timed)).json.submittedAt).toBe('2026-03-16T02:00:00.000Z')
    expect((await send('POST', '/applications', timed)).status).toBe(200)
    const later = { ...toOpen, submittedAt: '2026-03-16T10:00:01+08:00' }
    expect((await send('POST', '/applications', later)).status).toBe(409)
  })

  test.each([
    ['an id that could leave its key', { applicationId: '../a' }, 'applicationId'],
    ['an id with a hash', { applicationId: 'a#b' }, 'applicationId'],
    ['no committee', { committee: ' ' }, 'committee'],
    ['a committee that would split its key', { committee: 'a#b' }, 'committee'],
    ['the name that means every committee', { committee: '*' }, 'committee'],
    ['a season that is no year', { season: '二〇二六' }, 'season'],
    ['a day that is no time', { submittedAt: '2026-03-16' }, 'submittedAt'],
    ['a member that nobody reads', { comittee: 'x' }, 'comittee'],
  ])('%s is refused, and the answer names it', async (_, change, member) => {
    const { send, kept } = aConsole({ role: 'staff', committee: '*' })
    const { status, json } = await send('POST', '/applications', { ...toOpen, ...change })
    expect({ status, error: json.error }).toEqual({ status: 400, error: 'invalid' })
    expect(json.message).toContain(member)
    expect(json.message).toMatch(/\p{Script=Han}{4}/u)
    expect(kept.size).toBe(0)
  })

  test('only JSON of a sensible size is read', async () => {
    const { send, kept } = aConsole(staff)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])
      expect((await send('POST', '/applications', JSON.stringify(toOpen), type)).status).toBe(415)
    expect(await send('POST', '/applications', '{bad')).toMatchObject({ status: 415, json: { error: 'not-json' } })
    const huge = { ...toOpen, region: '长'.repeat(20_000) }
    expect(await send('POST', '/applications', huge)).toMatchObject({ status: 413, json: { error: 'too-large' } })
    expect(kept.size).toBe(0)
    expect(
      (await send('POST', '/applications', JSON.stringify(toOpen), 'application/json; charset=utf-8')).status,
    ).toBe(201)
  })
})

describe('uploading', () => {
  test('gives a ticket for the file, and refuses what the store would refuse', async () => {
    const { send } = aConsole(staff, aMeta('A'))
    const given = await send('POST', '/applications/A/uploads', { name: '申报表.pdf', bytes: 1000 })
    expect(given).toMatchObject({ status: 201, json: { url: 'https://store', key: 'uploads/A/1', expiresAt: 'later' } })
    const large = await send('POST', '/applications/A/uploads', { name: '扫描.pdf', bytes: 201 * 1024 * 1024 })
    expect(large).toMatchObject({ status: 413, json: { error: 'file-too-large' } })
    expect(large.json.message).toContain('200 MB')
    for (const wrong of [
      {},
      { name: '' },
      { name: 'a.pdf', bytes: 0 },
      { name: 'a.pdf', bytes: 1.5 },
      { name: 'a\nb' },
    ])
      expect((await send('POST', '/applications/A/uploads', wrong)).status).toBe(400)
  })
})

describe('the outcome', () => {
  test('is recorded with its cut-off; left out it stays, null takes it away', async () => {
    const { send, recorded } = aConsole(staff, aMeta('A'))
    await send('PUT', '/applications/A/outcome', { outcome: 'granted', cutOff: '2019-06-30' })
    await send('PUT', '/applications/A/outcome', { outcome: 'failed' })
    await send('PUT', '/applications/A/outcome', { outcome: 'open', cutOff: null })
    expect(recorded).toEqual([
      { of: 'A', outcome: 'granted', cutOff: '2019-06-30' },
      { of: 'A', outcome: 'failed' },
      { of: 'A', outcome: 'open', cutOff: null },
    ])
  })

  test.each([
    [{ outcome: 'passed' }],
    [{ outcome: 'granted', cutOff: '2019-02-29' }],
    [{ outcome: 'granted', cutOff: '2019.6.30' }],
    [{ outcome: 'granted', cutoff: '2019-06-30' }],
    [{ cutOff: '2019-06-30' }],
    [[]],
  ])('%j is refused and changes nothing', async (body) => {
    const { send, recorded } = aConsole(staff, aMeta('A'))
    expect(await send('PUT', '/applications/A/outcome', body)).toMatchObject({ status: 400 })
    expect(recorded).toEqual([])
  })
})

describe('the list', () => {
  const counts = { red: 1, orange: 0, yellow: 2, blue: 3 }

  test('has the counts of each run, and none where there is no run', async () => {
    const { send } = aConsole(staff, aMeta('A', { counts, currentRunId: 'r' }), aMeta('B'))
    const { json } = await send('GET', '/applications')
    expect(json).toMatchObject({ total: 2, applications: [{ applicationId: 'A', counts }, { applicationId: 'B' }] })
    expect(json.applications[1]).not.toHaveProperty('counts')
  })

  test('comes in pages that together have each application once', async () => {
    const ids = Array.from({ length: 7 }, (_, n) => `A${n}`)
    const { send } = aConsole(staff, ...ids.map((id) => aMeta(id)))
    const found: string[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const { json } = await send('GET', `/applications?limit=3${after && `&after=${after}`}`)
      found.push(...json.applications.map(({ applicationId }: ApplicationMeta) => applicationId))
      after = json.next
    }
    expect(found).toEqual(ids)
    expect((await send('GET', '/applications?limit=0')).status).toBe(400)
    expect((await send('GET', '/applications?after=%23')).status).toBe(400)
  })
})

describe('who may', () => {
  const mine = aMeta('MINE', { currentRunId: 'r' })
  const theirs = aMeta('THEIRS', { committee: teaching, currentRunId: 'r' })
  const requests = [
    ['GET', '/report', undefined],
    ['POST', '/uploads', { name: 'a.pdf' }],
    ['PUT', '/outcome', { outcome: 'granted' }],
  ] as const
  const statuses = async (viewer: Viewer | undefined, id: string) => {
    const { send } = aConsole(viewer, mine, theirs)
    const found: number[] = []
    for (const [method, path, body] of requests)
      found.push((await send(method, `/applications/${id}${path}`, body)).status)
    return found
  }

  test.each<[string, Viewer | undefined, number[], number[], number]>([
    ['staff of the committee', staff, [200, 201, 200], [404, 404, 404], 1],
    ['staff of another one', { role: 'staff', committee: teaching }, [404, 404, 404], [200, 201, 200], 1],
    ['staff of every committee', { role: 'staff', committee: '*' }, [200, 201, 200], [200, 201, 200], 2],
    ['an expert of the committee', { role: 'review', committee: engineering }, [200, 403, 403], [404, 404, 404], 1],
    ['a steward of the archive', { role: 'steward', committee: '*' }, [404, 404, 404], [404, 404, 404], 0],
  ])('%s', async (_, viewer, ofMine, ofTheirs, listed) => {
    expect(await statuses(viewer, 'MINE')).toEqual(ofMine)
    expect(await statuses(viewer, 'THEIRS')).toEqual(ofTheirs)
    expect((await aConsole(viewer, mine, theirs).send('GET', '/applications')).json.applications).toHaveLength(listed)
  })

  test('nobody without a role comes in, to no page and to no route', async () => {
    expect(await statuses(undefined, 'MINE')).toEqual([403, 403, 403])
    const { app, send } = aConsole(undefined, mine)
    expect((await send('GET', '/applications')).json.error).toBe('no-role')
    for (const path of ['/queue', '/applications/MINE', '/anything']) {
      const response = await app.request(path)
      expect([response.status, await response.text()]).toEqual([403, expect.not.stringContaining('MINE')])
    }
  })

  test('an application of another committee answers exactly as one that does not exist, as data and as a page', async () => {
    const { app, send } = aConsole(staff, mine, theirs)
    for (const [method, path, body] of requests)
      expect(await send(method, `/applications/THEIRS${path}`, body)).toEqual(
        await send(method, `/applications/NOBODY${path}`, body),
      )
    const [page, absent] = [await app.request('/applications/THEIRS'), await app.request('/applications/NOBODY')]
    expect([page.status, absent.status]).toEqual([404, 404])
    expect((await page.text()).replaceAll('THEIRS', 'NOBODY')).toBe(await absent.text())
    expect((await app.request('/applications/THEIRS/pages/1')).status).toBe(404)
  })

  test('the queue shows the own committee only', async () => {
    const html = await (await aConsole(staff, mine, theirs).app.request('/queue')).text()
    expect(html).toContain('/applications/MINE')
    expect(html).not.toContain('THEIRS')
  })

  test('nobody opens an application of another committee, nor learns what stands behind an id that is taken', async () => {
    const { send } = aConsole(staff, theirs)
    expect((await send('POST', '/applications', { ...toOpen, committee: teaching })).status).toBe(403)
    const taken = await send('POST', '/applications', { ...toOpen, applicationId: 'THEIRS' })
    expect(taken.status).toBe(409)
    expect(JSON.stringify(taken.json)).not.toContain(teaching)
  })

  test('on one machine only who asked for it by its own name is let in', () => {
    for (const host of ['127.0.0.1:8787', 'localhost:8787', 'localhost', '[::1]:8787'])
      expect(localViewer(host)).toEqual({ role: 'staff', committee: '*' })
    for (const host of ['evil.example.org', '127.0.0.1.example.org', 'localhost.example.org:8787', '', undefined])
      expect(localViewer(host)).toBeUndefined()
  })
})

test('what is not there, and what fails, is answered as data', async () => {
  const { send } = aConsole(staff, aMeta('A'))
  expect(await send('GET', '/applications/A/report')).toMatchObject({ status: 404, json: { error: 'no-report' } })
  expect(await send('DELETE', '/applications/A')).toMatchObject({ status: 404, json: { error: 'no-route' } })
  expect(await send('GET', '/nothing')).toMatchObject({ status: 404, json: { error: 'no-route' } })
  expect((await send('GET', `/applications/${'a'.repeat(3000)}/report`)).status).toBe(404)
  const failing = createApp({
    ...({} as Parameters<typeof createApp>[0]),
    whoAsks: () => staff,
    list: () => Promise.reject(new Error('secret detail')),
  })
  const response = await failing.request('/api/v1/applications')
  expect([response.status, await response.json()]).toEqual([
    500,
    { error: 'failed', message: expect.stringContaining('重试') },
  ])
})

describe('integrity', () => {
  const unit = '/units/91450100ma5tert15j/integrity'
  const of = (viewer: Viewer) => aConsole(viewer, aMeta('A'), aMeta('B', { committee: teaching }))

  test.each([
    [staff, 200],
    [{ role: 'review', committee: '*' }, 200],
    [{ role: 'review', committee: engineering }, 403], // 评委
    [{ role: 'steward', committee: '*' }, 403],
  ] as const)('%o asks for a unit: %i', async (viewer, status) => {
    expect((await of(viewer).send('GET', unit)).status).toBe(status)
  })

  test('a unit is asked for by its code, folded as archive and applications write it; a name is refused', async () => {
    const { send } = of(staff)
    expect((await send('GET', unit)).json).toMatchObject({ creditCode: '91450100MA5TERT15J', seen: 1 })
    const refused = await send('GET', `/units/${encodeURIComponent('示范集团')}/integrity`)
    expect(refused.status).toBe(400)
    expect(refused.json.message).toContain('仅凭单位名称不能查询')
  })

  test("an applicant is asked for by the own committee's application alone", async () => {
    const { send } = of(staff)
    expect((await send('GET', '/applications/A/integrity')).json).toMatchObject({ kind: 'not-identified' })
    expect((await send('GET', '/applications/B/integrity')).status).toBe(404)
    const expert = of({ role: 'review', committee: engineering })
    expect((await expert.send('GET', '/applications/A/integrity')).status).toBe(403)
  })
})

describe('records of a department', () => {
  const row = { 姓名: '覃一某', 身份证号: '11010519491231002X', 年度: 2025, 专业学时: 60, 总学时: 90, 来源系统: null }
  const body = { dataset: 'hours-2025', kind: 'education', department: '区人社厅', trust: 'A', rows: [row] }
  const steward: Viewer = { role: 'steward', committee: '*' }

  test('a steward hands them over as a file that the import takes by itself', async () => {
    const { send, handedOver } = aConsole(steward)
    const { status, json } = await send('POST', '/archive/records', body)
    expect([status, json]).toEqual([202, { dataset: 'hours-2025', rows: 1 }])
    const { rows, ...options } = body
    expect(handedOver).toEqual([{ name: '接口提交-education.json', rows, ...options }])
  })

  test("nobody of a committee hands anything over, nor the region's 复核", async () => {
    for (const viewer of [staff, { role: 'review', committee: '*' } as const]) {
      const { send, handedOver } = aConsole(viewer)
      expect((await send('POST', '/archive/records', body)).status).toBe(403)
      expect(handedOver).toEqual([])
    }
  })

  test.each([
    [{ dataset: '../x' }, 'dataset'],
    [{ kind: 'people' }, 'kind'],
    [{ trust: 'C' }, 'trust'],
    [{ rows: [] }, 'rows'],
    [{ rows: [{ 姓名: ['覃一某'] }] }, 'rows'],
    [{ commit: true }, 'commit'],
  ])('%o is refused and says where', async (change, where) => {
    const { send } = aConsole(steward)
    const { status, json } = await send('POST', '/archive/records', { ...body, ...change })
    expect(status).toBe(400)
    expect(json.message).toContain(where)
    expect(json.message).not.toContain('覃一某')
  })

  test('thousands of rows fit, four megabytes do not, and other requests stay short', async () => {
    const { send } = aConsole(steward)
    const many = (count: number) => ({ ...body, rows: Array.from({ length: count }, () => row) })
    expect((await send('POST', '/archive/records', many(5_000))).status).toBe(202)
    expect((await send('POST', '/archive/records', many(5_001))).status).toBe(400)
    expect((await send('POST', '/archive/records', { ...body, department: 'x'.repeat(5 * 1024 * 1024) })).status).toBe(
      413,
    )
    expect((await send('POST', '/applications', { x: 'x'.repeat(20_000) })).status).toBe(413)
  })
})
