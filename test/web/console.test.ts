import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ApplicationMeta } from '#domain/claimant'
import type { Run } from '#domain/run'
import { aMeta, aRun } from '#test/builders/run'
import { createApp } from '#web/app.tsx'

const meta = aMeta({ committee: '示范工程系列高级评委会' })

/** These pages only read; what the API writes is tested in `api.test.ts`. */
const notHere = () => Promise.reject(new Error('not asked for by a page'))
const writes = { open: notHere, createUpload: notHere, recordOutcome: notHere, maxUploadBytes: 1 }
const whoAsks = () => ({ role: 'staff', committee: '*' }) as const

const consoleOf = (rows: readonly { meta: ApplicationMeta; run?: Run }[]) =>
  createApp({
    ...writes,
    whoAsks,
    list: async () => rows.map((row) => row.meta),
    meta: async (id) => rows.find((row) => row.meta.applicationId === id)?.meta,
    currentRun: async (id) => rows.find((row) => row.meta.applicationId === id)?.run,
  })

const page = async (path: string, rows: Parameters<typeof consoleOf>[0]) => {
  const response = await consoleOf(rows).request(path)
  return { status: response.status, html: await response.text(), headers: response.headers }
}

describe('the queue', () => {
  test('leads to each report and names the strongest reason', async () => {
    const { html } = await page('/queue', [
      { meta, run: aRun({ severity: 'red', code: 'PAT-001', name: '专利号校验位不符' }) },
    ])
    expect(html).toContain('href="/applications/GX2026-001"')
    expect(html).toContain('PAT-001 专利号校验位不符')
  })

  test('puts an application that could not be read above a clean one, and says why', async () => {
    const clean = { meta: { ...meta, applicationId: 'CLEAN' }, run: aRun() }
    const locked = { meta: { ...meta, applicationId: 'LOCKED' }, run: aRun({ outcome: 'locked' }) }
    const { html } = await page('/queue', [clean, locked])
    expect(html.indexOf('LOCKED')).toBeLessThan(html.indexOf('CLEAN'))
    expect(html).toContain('文件有密码')
  })

  test('an application without a run is not called clean', async () => {
    const { html } = await page('/queue', [{ meta }])
    expect(html).toContain('尚未核验')
    expect(html).not.toContain('未发现需核实之处')
  })
})

describe('the report', () => {
  test('has one main heading, a language, and a way to skip to the text', async () => {
    const { html } = await page('/applications/GX2026-001', [{ meta, run: aRun() }])
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toContain('lang="zh-CN"')
    expect(html).toContain('href="#main"')
  })

  test('shows colour, icon and word together', async () => {
    const { html } = await page('/applications/GX2026-001', [{ meta, run: aRun({ severity: 'orange' }) }])
    expect(html).toMatch(/class="tag orange"[^>]*>▲橙/)
  })

  test('points of the priority add up to its total as shown', async () => {
    const run = aRun({ severity: 'red' })
    expect(run.priority.parts.reduce((sum, { points }) => sum + points, 0)).toBe(run.priority.total)
    const { html } = await page('/applications/GX2026-001', [{ meta, run }])
    expect(html).toContain(`<td class="number">${run.priority.total}</td>`)
  })

  test('whatever stands in a title, it is text and never markup', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (title) => {
        const hostile = `<script>alert(1)</script><img src=x onerror=1>${title}`
        const { html } = await page('/applications/GX2026-001', [{ meta, run: aRun({ title: hostile }) }])
        expect(html).not.toContain('<script')
        expect(html).not.toContain('<img')
      }),
      { numRuns: 50 },
    )
  })

  test('an unknown id says where to go; a failure says that nothing is lost', async () => {
    const missing = await page('/applications/nobody', [])
    expect(missing.status).toBe(404)
    expect(missing.html).toContain('预警队列')
    const broken = createApp({
      ...writes,
      whoAsks,
      list: () => Promise.reject(new Error('secret detail')),
      meta: async () => undefined,
      currentRun: async () => undefined,
    })
    const response = await broken.request('/queue')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret detail')
  })

  test('allows no script and no other origin', async () => {
    const { headers } = await page('/queue', [])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('is there as JSON for programs', async () => {
    const response = await consoleOf([{ meta, run: aRun({ severity: 'red' }) }]).request(
      '/api/v1/applications/GX2026-001/report',
    )
    expect(await response.json()).toMatchObject({ applicationId: 'GX2026-001', counts: { red: 1 } })
  })
})
