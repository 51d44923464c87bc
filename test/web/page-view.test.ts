import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { PageOutline, PagePicture } from '#domain/page-picture'
import type { Run } from '#domain/run'
import { toReport } from '#review/report'
import { aMeta, aRun } from '#test/builders/run'
import { createApp } from '#web/app.tsx'
import { cropAround } from '#web/crop.ts'
import { createPictureApp } from '#web/picture-routes.ts'
import { renderReport } from '#web/report-page.tsx'

const meta = aMeta({ committee: '示范工程系列高级评委会' })

const outline: readonly PageOutline[] = [1, 2, 3, 4].map((page) =>
  page === 4
    ? { page, width: 842, height: 595, source: 'unread', reason: 'unreadable-scan' }
    : { page, width: 595, height: 842, source: 'text' },
)

const notHere = () => Promise.reject(new Error('not asked for by a page'))

interface Asked {
  readonly run?: Run
  readonly committee?: string
  /** Undefined where another function serves the pictures. */
  readonly picture?: PagePicture | undefined
}

const get = async (path: string, asked: Asked = {}) => {
  const { run = aRun({ severity: 'red' }), committee = '*', picture } = { picture: drawn, ...asked }
  const app = createApp({
    open: notHere,
    createUpload: notHere,
    recordOutcome: notHere,
    maxUploadBytes: 1,
    whoAsks: () => ({ role: 'review', committee }),
    list: async () => [meta],
    meta: async (id) => (id === meta.applicationId ? meta : undefined),
    currentRun: async () => run,
    pictures: {
      outline: async (_, documentId) => (documentId === 'd1' ? outline : []),
      ...(picture && {
        get: async (_, documentId, page) =>
          documentId === 'd1' && page <= outline.length ? picture : { kind: 'not-drawn', reason: 'no-such-page' },
      }),
    },
  })
  return app.request(path)
}
const drawn: PagePicture = { kind: 'drawn', webp: Buffer.from('RIFFpicture'), width: 1240, height: 1754 }

const pages = '/applications/GX2026-001/pages/d1'
const pictures = '/applications/GX2026-001/pictures/d1'
const html = async (path: string, options?: Parameters<typeof get>[1]) => (await get(path, options)).text()

describe('the picture of a page', () => {
  test('comes as WebP, for the own browser only', async () => {
    const response = await get(`${pictures}/3.webp`)
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect(response.headers.get('cache-control')).toMatch(/^private/)
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe('RIFFpicture')
  })

  test('that is not there is 404 with words; one that takes too long may be asked for again', async () => {
    const missing = await get(`${pictures}/9.webp`)
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('没有这一页')])
    const slow = await get(`${pictures}/3.webp`, { picture: { kind: 'not-drawn', reason: 'over-budget' } })
    expect([slow.status, await slow.text()]).toEqual([503, expect.stringContaining('稍后重试')])
    expect(slow.headers.get('cache-control')).toBe('no-store')
    for (const path of ['0.webp', '-1.webp', '1.5.webp', 'x.webp', '1.png', '..%2f1.webp'])
      expect((await get(`${pictures}/${path}`)).status, path).toBe(404)
  })

  test("of another committee's application is as absent as one that does not exist", async () => {
    for (const path of [`${pictures}/3.webp`, `${pages}/3`])
      expect((await get(path, { committee: '别的评委会' })).status, path).toBe(404)
  })
})

describe('the pictures as an app of their own', () => {
  const alone = ({ committee = '*', isKnown = true } = {}) =>
    createPictureApp({
      whoAsks: () => (isKnown ? { role: 'review', committee } : undefined),
      meta: async (id) => (id === meta.applicationId ? meta : undefined),
      get: async (_, documentId, page) => {
        if (page === 4) throw new TypeError('测试姓名 in a message')
        return documentId === 'd1' ? drawn : { kind: 'not-drawn', reason: 'no-such-page' }
      },
    })

  test('give out the same picture, guarded alike', async () => {
    expect(await (await alone().request(`${pictures}/3.webp`)).text()).toBe('RIFFpicture')
    expect((await alone({ committee: meta.committee }).request(`${pictures}/3.webp`)).status).toBe(200)
    expect((await alone({ committee: '别的评委会' }).request(`${pictures}/3.webp`)).status).toBe(404)
    expect((await alone({ isKnown: false }).request(`${pictures}/3.webp`)).status).toBe(403)
    expect((await alone().request('/applications/nobody/pictures/d1/3.webp')).status).toBe(404)
  })

  test('give out nothing else', async () => {
    for (const path of ['/', '/queue', '/applications/GX2026-001', `${pages}/3`, '/api/v1/applications'])
      expect((await alone().request(path)).status, path).toBe(404)
  })

  test('say no word of a failure to the browser or the log', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await alone().request(`${pictures}/4.webp`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([500, 'no-store'])
    expect(await response.text()).not.toContain('测试姓名')
    expect(log.mock.calls.join()).toContain('TypeError')
    expect(log.mock.calls.join()).not.toContain('测试姓名')
    log.mockRestore()
  })
})

test('a console whose pictures come from elsewhere shows their addresses and serves none', async () => {
  const response = await get(`${pictures}/3.webp`, { picture: undefined })
  expect(response.status).toBe(404)
  expect(await html(`${pages}/3`, { picture: undefined })).toContain(`src="${pictures}/3.webp"`)
})

describe('the page view', () => {
  test('draws a box for each place and lists what is quoted there, each leading to the other and to the warning', async () => {
    const page = await html(`${pages}/3`)
    expect(page).toContain(`src="${pictures}/3.webp"`)
    expect(page).toMatch(/<svg viewBox="0 0 1 1" preserveAspectRatio="none"/)
    expect(page.match(/<rect/g)).toHaveLength(1)
    expect(page).toMatch(/<a href="#mark-1">一种示范装置<\/a>/)
    expect(page).toContain('id="mark-1"')
    expect(page).toContain('href="/applications/GX2026-001#w-f1"')
    expect(page).toContain('href="/applications/GX2026-001#c-c1"')
    expect(page).toMatch(/alt="第 3 页的图像，框出 1 处/)
    expect(page).not.toContain('<script')
  })

  test('leads to the pages before and behind it, and no further', async () => {
    expect(await html(`${pages}/1`)).not.toContain('上一页')
    expect(await html(`${pages}/1`)).toMatch(/<a href="2" rel="next">下一页/)
    expect(await html(`${pages}/4`)).toMatch(/<a href="3" rel="prev">上一页/)
    expect(await html(`${pages}/4`)).not.toContain('下一页')
  })

  test('says of an unread page that it was not read, and of an uncited one that this means nothing', async () => {
    expect(await html(`${pages}/4`)).toContain('本页未读')
    expect(await html(`${pages}/1`)).toContain('这不表示本页没有问题')
  })

  test('of a page or a document that is not there is 404', async () => {
    for (const path of [`${pages}/9`, `${pages}/0`, `${pages}/x`, '/applications/GX2026-001/pages/other/1'])
      expect((await get(path)).status, path).toBe(404)
  })

  test('whatever is quoted, it is text and never markup', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (words) => {
        const run = aRun({ severity: 'red', title: `"><script>alert(1)</script><img src=x onerror=1>${words}` })
        const page = await html(`${pages}/3`, { run })
        expect(page).not.toContain('<script')
        expect(page.match(/<img/g)).toHaveLength(1)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the report', () => {
  test('shows each warning its words on the page, with a text for those who do not see it', async () => {
    const report = await html('/applications/GX2026-001')
    expect(report).toContain(`<image href="${pictures}/3.webp" x="0" y="0" width="595" height="842"`)
    expect(report).toMatch(/role="img" aria-label="申报材料第 3 页的图像，框出所引文字"/)
    expect(report).toContain(`<a href="${pages}/3">第 3 页</a>`)
  })

  test('shows text alone where no page is known', async () => {
    const run: Run = aRun({ severity: 'red' })
    const elsewhere = { ...run, documents: run.documents.map((it) => ({ ...it, documentId: 'd2' })) }
    const report = await html('/applications/GX2026-001', { run: elsewhere })
    expect(report).toContain('一种示范装置')
    expect(report).not.toContain('<image')
  })

  test('lets pictures come from its own origin and from within, and nothing else', async () => {
    const { headers } = await get('/applications/GX2026-001')
    expect(headers.get('content-security-policy')).toContain("img-src 'self' data:")
    expect(headers.get('content-security-policy')).not.toMatch(/script-src|\*/)
  })

  test('as a file stays whole: every address in it is of data, an anchor or the console', () => {
    const href = 'data:image/webp;base64,UklGRg=='
    const report = toReport(aRun({ severity: 'red' }), meta)
    const places = { picture: () => ({ href, region: [0, 0.1, 1, 0.3] as const, width: 595, height: 842 }) }
    const file = renderReport(report, places)
    expect(file).toContain(`<image href="${href}" x="0" y="84.2" width="595" height="168.4"`)
    const addresses = [...file.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.filter((it) => it !== href && !it?.startsWith('#') && it !== '/queue')).toEqual([])
    expect(renderReport(report)).not.toContain('<image')
    expect(renderReport(report, { ...places, notice: '含有图像' })).toContain('含有图像')
  })
})

test('the part around a box holds the box and stays inside the page', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const points = fc.double({ min: 1, max: 5000, noNaN: true })
  fc.assert(
    fc.property(share, share, share, share, points, points, (a, b, c, d, width, height) => {
      const box = [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)] as const
      const [x0, y0, x1, y1] = cropAround(box, { width, height })
      const hair = 1e-9
      expect(Math.min(x0, y0)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x1, y1)).toBeLessThanOrEqual(1 + hair)
      expect(x0 <= box[0] + hair && y0 <= box[1] + hair && x1 >= box[2] - hair && y1 >= box[3] - hair).toBe(true)
    }),
  )
})
