import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { embedPictures } from '#cli/embed-pictures'
import { renderHtml } from '#cli/render-html'
import type { Run } from '#domain/run'
import { sampleCases } from '#local/samples/index'
import { openStack, type Stack } from '#local/stack'
import { closeClients, openClients } from '#platform/clients'
import { toReport } from '#review/report'
import { consoleParts } from '#storage/console-parts'
import { openBucket } from '#storage/objects'
import { createApp } from '#web/app.tsx'
import { renderReport } from '#web/report-page.tsx'
import { hasInk, pixelsOf } from '../pdf/webp-pixels.ts'

/** From the bytes of an upload to the words that a reviewer sees framed: the product's own handlers, stores, drawing and console. */
let folder: string
let stack: Stack
let app: ReturnType<typeof createApp>
let run: Run
/** Keys of pictures that were there before the first was asked for. */
const keptAtFirst: string[] = []
const applicationId = 'pictures'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyan-pictures-'))
  stack = await openStack({ dataDir: folder, drawsAhead: true })
  app = createApp({
    ...consoleParts(stack),
    pictures: stack.pictures,
    whoAsks: () => ({ role: 'review', committee: '*' }),
  })
  // A wrong patent number needs no archive and no other application to be red.
  const sample = (await sampleCases()).find(({ expect: { warnings } }) =>
    warnings.some(({ code }) => code === 'PAT-001'),
  )
  const [file = expect.fail()] = sample?.files ?? []
  await stack.upload(applicationId, file.name, await file.build(), {
    committee: '示范评委会',
    season: '2026',
    region: '广西',
    outcome: 'open',
    submittedAt: '2026-03-16T02:00:00.000Z',
  })
  await stack.idle()
  run = (await stack.applications.currentRun(applicationId)) ?? expect.fail('no run')
  const clients = openClients()
  const kept = openBucket(clients.s3, stack.environment.ZHIYAN_EVIDENCE_BUCKET).list(`pictures/${applicationId}/`)
  for await (const { key } of kept) keptAtFirst.push(key)
  closeClients(clients)
}, 120_000)

afterAll(async () => {
  await stack?.stop()
  await rm(folder, { recursive: true, force: true })
})

const redEvidence = () => run.warnings.filter(({ severity }) => severity === 'red').flatMap(({ evidence }) => evidence)
const page = async (path: string) => (await app.request(path)).text()

test('a red warning shows its page, and there is ink under its box', async () => {
  expect(redEvidence().length).toBeGreaterThan(0)
  const report = await page(`/applications/${applicationId}`)
  for (const { documentId, page: number, box } of redEvidence()) {
    const path = `/applications/${applicationId}/pictures/${documentId}/${number}.webp`
    expect(report).toContain(`href="${path}"`)
    const response = await app.request(path)
    expect(response.headers.get('content-type')).toBe('image/webp')
    const pixels = await pixelsOf(new Uint8Array(await response.arrayBuffer()))
    expect(pixels.height).toBe(1754)
    expect(hasInk(pixels, box)).toBe(true)
  }
})

test('pages that the report quotes are drawn before anybody looks', async () => {
  const claims = run.application?.claims.flatMap(({ evidence }) => evidence) ?? []
  const quoted = new Set(claims.map(({ documentId, page: number }) => `${documentId}/pages/${number}@150.webp`))
  expect(quoted.size).toBeGreaterThan(0)
  expect(keptAtFirst.filter((key) => [...quoted].some((end) => key.endsWith(end)))).toHaveLength(quoted.size)
})

test('the second view of a page is not drawn again', async () => {
  const [{ documentId, page: number } = expect.fail()] = redEvidence()
  await stack.pictures.get(applicationId, documentId, number)
  const startedAt = performance.now()
  await stack.pictures.get(applicationId, documentId, number)
  // Drawing takes a thread, PDFium and an encoder: 300 ms where nothing else runs.
  expect(performance.now() - startedAt).toBeLessThan(200)
})

test('every page can be gone through, from the first to the last', async () => {
  const [{ documentId } = expect.fail()] = redEvidence()
  const pages = run.documents.find((it) => it.documentId === documentId)?.pages ?? 0
  expect(pages).toBeGreaterThan(1)
  let at = 1
  for (let next: string | undefined = '1'; next; at++) {
    const html = await page(`/applications/${applicationId}/pages/${documentId}/${next}`)
    expect(html).toContain(`第 ${next} 页`)
    next = /<a href="(\d+)" rel="next">/.exec(html)?.[1]
  }
  expect(at - 1).toBe(pages)
})

test('the report as a file carries no picture: on one the names are legible that the words beside it mask', async () => {
  const meta = (await stack.applications.meta(applicationId)) ?? expect.fail()
  const file = await renderHtml(toReport(run, meta))
  expect(file).toContain(redEvidence()[0]?.quote)
  expect(file).not.toMatch(/<image|data:image/)
})

test('where pictures are asked for, it carries the framed words of its red and orange warnings, no whole page, and says so', async () => {
  const meta = (await stack.applications.meta(applicationId)) ?? expect.fail()
  const report = toReport(run, meta)
  const file = renderReport(report, await embedPictures(stack.pictures, report))
  const pictures = [...file.matchAll(/<image href="data:image\/webp;base64,([^"]+)"/g)]
  expect(pictures.length).toBeGreaterThan(0)
  expect(file.length).toBeLessThan(3.3 * 1024 * 1024)
  for (const [, base64 = ''] of pictures) {
    const { width, height } = await pixelsOf(Buffer.from(base64, 'base64'))
    expect(width * height).toBeLessThan(1240 * 1754)
  }
  expect(file).not.toMatch(/(?:href|src)="(?:https?:|\/applications)/)
  expect(file).toContain('个人信息没有遮盖')
})
