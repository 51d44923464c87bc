import { describe, expect, test } from 'vitest'
import type { Warning } from '#domain/warning'
import type { Viewer } from '#review/access'
import { toReport } from '#review/report'
import { toSarif } from '#review/sarif'
import {
  aCrossWarning,
  aDisclosureDesk,
  askBody,
  otherMeta,
  otherName,
  ownMeta,
  people,
  whyAsked,
} from '#test/builders/disclosure'
import { createApp } from '#web/app.tsx'
import { createPictureApp } from '#web/picture-routes.ts'
import { renderReport } from '#web/report-page.tsx'

const { asker, colleague, expert, otherStaff, otherExpert, region, stranger, steward, machine } = people
const notHere = () => Promise.reject(new Error('not asked for here'))
const same = { 'sec-fetch-site': 'same-origin' }
const otherUnit = '示范县第一中学'

/** The console and the picture function over one desk, as each person meets them. */
const aConsole = (warning?: Warning) => {
  const desk = aDisclosureDesk(warning && { warning })
  const drawn: string[] = []
  const get = async (applicationId: string, documentId: string, page: number) => {
    drawn.push(`${applicationId} ${documentId.slice(0, 2)} ${page}`)
    return { kind: 'drawn', webp: Buffer.from('RIFFpicture'), width: 1, height: 1 } as const
  }
  const as = (viewer: Viewer) => {
    const { meta, currentRun, disclosures, disclosedPage } = desk
    const whoAsks = () => viewer
    const app = createApp({
      ...{ open: notHere, createUpload: notHere, recordOutcome: notHere, maxUploadBytes: 1 },
      ...{ whoAsks, meta, currentRun, disclosures, disclosedPage },
      list: async () => [...desk.metas.values()],
      pictures: { outline: async () => [], get },
    })
    const pictures = createPictureApp({ whoAsks, meta, get, disclosedPage })
    return {
      app,
      pictures,
      page: async (path: string) => {
        const response = await app.request(path)
        return { status: response.status, html: await response.text() }
      },
      post: async (path: string, fields: [string, string][], headers: Record<string, string> = same) => {
        const response = await app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })
        return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() }
      },
      send: async (method: string, path: string, body?: unknown) => {
        const response = await app.request(`/api/v1${path}`, {
          method,
          ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        })
        return { status: response.status, json: JSON.parse(await response.text()) }
      },
    }
  }
  return { ...desk, as, drawn }
}

const report = `/applications/${ownMeta.applicationId}`
const askForm: [string, string][] = [
  ['fingerprint', 'f1'],
  ['parts', 'person'],
  ['parts', 'page'],
  ['reason', whyAsked],
]
const decisionForm = (decision: string, reason = '同意调阅，仅限核对排名。'): [string, string][] => [
  ['decision', decision],
  ['reason', reason],
]

describe('in the console, without any script', () => {
  test('a request goes from the warning to the grant, to the other page, and to its end', async () => {
    const { as, drawn, wait } = aConsole()
    const own = await as(asker).page(report)
    expect(own.html).toContain('申请调阅对方材料')
    const href = `${report}/disclosures/new?warning=f1`
    expect(own.html).toContain(`href="${href}"`)
    const form = await as(asker).page(href)
    expect(form.html).toContain('覃*某')
    expect(form.html).toContain('14 日内有效')

    const asked = await as(asker).post(`${report}/disclosures`, askForm)
    expect(asked.status).toBe(303)
    expect((await as(asker).page(report)).html).toMatch(/调阅对方材料：<strong>待办理/)
    expect((await as(asker).page(asked.to)).html).not.toContain('批准调阅</button>')

    const waiting = await as(otherStaff).page('/disclosures')
    expect(waiting.html).toContain('待办理，请办理')
    expect(waiting.html).toContain(`href="${asked.to}"`)
    expect((await as(otherStaff).page(asked.to)).html).toContain('批准调阅</button>')
    expect(await as(otherStaff).post(asked.to, decisionForm('granted'))).toMatchObject({ status: 303, to: asked.to })

    const granted = await as(asker).page(asked.to)
    const [, looks = expect.fail()] = /action="([^"]+\/looks)"/.exec(granted.html) ?? []
    for (const { html } of [granted, await as(asker).page(report), await as(region).page(asked.to)])
      expect(html).not.toContain(otherUnit)
    const shownAt = looks.replace('looks', 'other')
    expect((await as(asker).page(shownAt)).status).toBe(403) // not looked at yet: nothing is shown
    expect(await as(asker).post(looks, [])).toMatchObject({ status: 303, to: shownAt })
    const shown = await as(asker).page(shownAt)
    expect(shown.html).toContain(`${otherName}</strong>，单位：${otherUnit}`)
    const [, picture = expect.fail()] = /src="([^"]+\.webp)"/.exec(shown.html) ?? []
    expect((await as(asker).app.request(picture)).headers.get('cache-control')).toBe('no-store')
    expect((await as(asker).pictures.request(picture)).status).toBe(200)
    expect(drawn).toEqual([`${otherMeta.applicationId} ee 3`, `${otherMeta.applicationId} ee 3`])
    expect((await as(asker).app.request(picture.replace('/3.webp', '/4.webp'))).status).toBe(404)

    wait(14)
    expect((await as(asker).page(shownAt)).html).not.toContain(otherName)
    expect((await as(asker).app.request(picture)).status).toBe(404)
    const ended = await as(region).page(asked.to)
    for (const words of ['提出申请', '批准调阅', '查看对方材料', '调阅期满，自动终止'])
      expect(ended.html).toContain(words)
    expect((await as(asker).page(report)).html).toContain('再次申请')
    expect(drawn).toHaveLength(2)
  })

  test('a grant is withdrawn with a reason, and a request is taken back', async () => {
    const { as } = aConsole()
    const { to } = await as(asker).post(`${report}/disclosures`, askForm)
    await as(region).post(to, decisionForm('granted'))
    expect((await as(region).page(to)).html).toContain('收回批准</button>')
    expect((await as(region).post(to, decisionForm('withdrawn', '短'))).html).toContain('10 至 500 字')
    expect((await as(region).post(to, decisionForm('withdrawn'))).status).toBe(303)
    expect((await as(asker).page(to)).html).toMatch(/批准已收回/)
    expect((await as(asker).page(to)).html).not.toContain('查看对方材料</button>')
    const again = await as(asker).post(`${report}/disclosures`, askForm)
    expect(again.to).not.toBe(to)
    await as(asker).post(again.to, decisionForm('taken-back'))
    const late = await as(region).post(again.to, decisionForm('granted'))
    expect([late.status, late.html]).toEqual([409, expect.stringContaining('状态已改变')])
  })

  test('a form that is not whole comes back with what was written, and says what is missing', async () => {
    const { as, disclosures } = aConsole()
    const short = await as(asker).post(`${report}/disclosures`, [
      ['fingerprint', 'f1'],
      ['parts', 'person'],
      ['reason', '想看<b>'],
    ])
    expect(short.status).toBe(400)
    expect(short.html).toContain('须写明理由')
    expect(short.html).toContain('想看&lt;b&gt;')
    expect(short.html).toMatch(/value="person" checked/)
    const none = await as(asker).post(`${report}/disclosures`, [
      ['fingerprint', 'f1'],
      ['reason', whyAsked],
    ])
    expect(none.html).toContain('须至少选择一项调阅内容')
    expect(await disclosures.ofApplication(ownMeta.applicationId)).toEqual([])
  })

  test('a form of another site does nothing', async () => {
    const { as, disclosures } = aConsole()
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example.org' }, {}])
      expect((await as(asker).post(`${report}/disclosures`, askForm, headers)).status).toBe(403)
    const { to } = await as(asker).post(`${report}/disclosures`, askForm)
    expect((await as(region).post(to, decisionForm('granted'), { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await disclosures.ofApplication(ownMeta.applicationId)).map(({ state }) => state)).toEqual(['asked'])
  })

  test.each<[string, Viewer, { ask: boolean; open: boolean; list: number; request: number }]>([
    ['staff', asker, { ask: true, open: false, list: 200, request: 200 }],
    ['an expert', expert, { ask: false, open: false, list: 404, request: 404 }],
    ['the region', region, { ask: false, open: true, list: 200, request: 200 }],
    ['whoever sits at one machine', machine, { ask: false, open: true, list: 404, request: 200 }],
  ])('%s is offered only what leads somewhere', async (_, viewer, expected) => {
    const { as } = aConsole()
    const { to } = await as(asker).post(`${report}/disclosures`, askForm)
    const [own, list, request] = await Promise.all([report, '/disclosures', to].map(as(viewer).page))
    const other = aConsole()
    const fresh = await other.as(viewer).page(report)
    expect({
      ask: fresh.html.includes('申请调阅对方材料'),
      open: own?.html.includes(`href="/applications/${otherMeta.applicationId}"`),
      list: list?.status,
      request: request?.status,
    }).toEqual(expected)
    expect((await as(viewer).page('/queue')).html.includes('href="/disclosures"')).toBe(expected.list === 200)
  })

  test('to those whom it does not concern, a request is as absent as one that does not exist', async () => {
    const { as } = aConsole()
    const { to } = await as(asker).post(`${report}/disclosures`, askForm)
    for (const viewer of [expert, otherExpert, stranger, steward]) {
      expect((await as(viewer).page(to)).status).toBe(404)
      expect((await as(viewer).post(to, decisionForm('granted'))).status).toBe(404)
    }
    expect((await as(region).page('/disclosures/GX2026-001/dis-0')).status).toBe(404)
    expect((await as(region).page(`/disclosures/..%2F/${to.split('/').at(-1)}`)).status).toBe(404)
  })
})

describe('in the API', () => {
  test('a request is asked, granted, looked at, listed with all its events', async () => {
    const { as } = aConsole()
    const asked = await as(asker).send('POST', `/applications/${ownMeta.applicationId}/disclosures`, askBody)
    expect(asked).toMatchObject({
      status: 201,
      json: { state: 'asked', other: { committee: otherMeta.committee, pages: [3] } },
    })
    expect((await as(asker).send('POST', `/applications/${ownMeta.applicationId}/disclosures`, askBody)).status).toBe(
      200,
    )
    const at = `/disclosures/${ownMeta.applicationId}/${asked.json.requestId}`
    const decision = { decision: 'granted', reason: '同意调阅，仅限核对排名。' }
    expect(await as(asker).send('POST', `${at}/decisions`, decision)).toMatchObject({
      status: 403,
      json: { error: 'own-request' },
    })
    expect(await as(colleague).send('POST', `${at}/decisions`, decision)).toMatchObject({
      status: 403,
      json: { error: 'may-not-decide' },
    })
    expect(await as(stranger).send('POST', `${at}/decisions`, decision)).toMatchObject({ status: 404 })
    expect(await as(region).send('POST', `${at}/decisions`, { ...decision, until: '2099' })).toMatchObject({
      status: 400,
    })
    expect((await as(region).send('POST', `${at}/decisions`, decision)).json.state).toBe('granted')
    const looks = `/applications/${ownMeta.applicationId}/disclosures/${asked.json.requestId}/looks`
    expect((await as(colleague).send('POST', looks)).json.error).toBe('not-asker')
    const looked = await as(asker).send('POST', looks)
    expect(looked).toMatchObject({
      status: 201,
      json: { person: { name: otherName, unit: otherUnit }, pages: [{ page: 3 }] },
    })
    expect((await as(asker).app.request(looked.json.pages[0].picture)).status).toBe(200)
    for (const viewer of [asker, colleague, otherStaff, region]) {
      const { json } = await as(viewer).send('GET', '/disclosures')
      expect(json.requests[0].history.map(({ kind }: { kind: string }) => kind)).toEqual(['asked', 'granted', 'looked'])
      expect(JSON.stringify(json)).not.toContain(otherUnit)
    }
    for (const viewer of [expert, stranger, steward])
      expect((await as(viewer).send('GET', '/disclosures')).json).toEqual({ requests: [] })
    expect((await as(region).send('GET', '/disclosures?month=2026-13')).status).toBe(400)
  })

  test.each([
    [{ ...askBody, reason: '看看' }, 'reason'],
    [{ ...askBody, reason: `${whyAsked}\u0000` }, 'reason'],
    [{ ...askBody, reason: '长'.repeat(501) }, 'reason'],
    [{ ...askBody, parts: [] }, 'parts'],
    [{ ...askBody, parts: ['file'] }, 'parts'],
    [{ ...askBody, until: '2099-01-01' }, 'until'],
  ])('%o is refused and says where', async (body, where) => {
    const { as, disclosures } = aConsole()
    const { status, json } = await as(asker).send('POST', `/applications/${ownMeta.applicationId}/disclosures`, body)
    expect([status, json.message]).toEqual([400, expect.stringContaining(where)])
    expect(await disclosures.ofApplication(ownMeta.applicationId)).toEqual([])
  })
})

describe('without a grant', () => {
  test('report, SARIF, HTML, console and API of a warning show of the other side no more than its masked name and the overlap', async () => {
    const secret = ['韦示范', '4501021990010100', '13812345678']
    const warning = aCrossWarning()
    const { as, runs } = aConsole(warning)
    const other = runs.get(otherMeta.applicationId) ?? expect.fail()
    const [holder = expect.fail()] = secret
    if (other.application)
      runs.set(otherMeta.applicationId, {
        ...other,
        application: { ...other.application, applicant: { name: holder, evidence: [] } },
      })
    const run = runs.get(ownMeta.applicationId) ?? expect.fail()
    const shown = toReport(run, ownMeta)
    const { to } = await as(asker).post(`${report}/disclosures`, askForm)
    const outputs = [
      JSON.stringify(shown),
      JSON.stringify(toSarif([shown])),
      renderReport(shown),
      (await as(asker).page(report)).html,
      (await as(asker).page(`${report}/disclosures/new?warning=f1`)).html,
      (await as(asker).page(to)).html,
      (await as(region).page(to)).html,
      (await as(asker).page('/disclosures')).html,
      JSON.stringify((await as(asker).send('GET', `/applications/${ownMeta.applicationId}/report`)).json),
      JSON.stringify((await as(asker).send('GET', '/disclosures')).json),
    ]
    for (const output of outputs) {
      for (const words of [...secret, otherUnit]) expect(output).not.toContain(words)
      expect(output).toMatch(/GX2026-777|CLM-001/)
    }
  })
})
