import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedSamples } from '#cli/seed'
import type { Run } from '#domain/run'
import type { SampleCase } from '#local/samples/cases/sample-case'
import { sampleCases } from '#local/samples/index'
import { openStack, type Stack } from '#local/stack'
import type { Viewer } from '#review/access'
import { toReport } from '#review/report'
import { toSarif } from '#review/sarif'
import { consoleParts } from '#storage/console-parts'
import { createApp } from '#web/app.tsx'
import { renderReport } from '#web/report-page.tsx'
import { hasInk, pixelsOf } from '../pdf/webp-pixels.ts'

/** The main job, whole: bytes in the bucket, the product's own handlers between the queues, warnings read back from the tables. */
const cases = await sampleCases()
let folder: string
let stack: Stack

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyan-samples-'))
  stack = await openStack({ dataDir: folder })
  await seedSamples(stack)
  await stack.idle()
}, 240_000)

afterAll(async () => {
  await stack?.stop()
  await rm(folder, { recursive: true, force: true })
})

const runOf = async ({ applicationId }: SampleCase): Promise<Run> => {
  const run = await stack.applications.currentRun(applicationId)
  if (!run) throw new Error(`${applicationId} has no run`)
  return run
}

const strong = (run: Run) => run.warnings.filter(({ severity }) => severity === 'red' || severity === 'orange')

describe.each(cases.map((sample) => [`${sample.id}: ${sample.title}`, sample] as const))('%s', (_, sample) => {
  test('what is planted is found, with its page and its other side', async () => {
    const run = await runOf(sample)
    for (const planted of sample.expect.warnings) {
      const found = run.warnings.filter(({ code, severity }) => code === planted.code && severity === planted.severity)
      expect(
        found.map(({ code }) => code),
        planted.code,
      ).toContain(planted.code)
      expect(found.some(({ evidence }) => evidence.some(({ page }) => page > 0))).toBe(true)
    }
  })

  test('nothing else is red or orange', async () => {
    const expected = new Set([...sample.expect.warnings.map(({ code }) => code), ...sample.expect.mayAlso])
    expect(strong(await runOf(sample)).filter(({ code }) => !expected.has(code))).toEqual([])
  })

  test('what must be noted is noted, and what tempts is not taken', async () => {
    const codes = (await runOf(sample)).warnings.map(({ code }) => code)
    for (const code of sample.expect.notes) expect(codes).toContain(code)
    for (const code of sample.expect.never) expect(codes).not.toContain(code)
  })
})

test('no report shows a person of another application by name', async () => {
  for (const sample of cases) {
    const meta = await stack.applications.meta(sample.applicationId)
    if (!meta) throw new Error('no such application')
    for (const { counterpart } of (await runOf(sample)).warnings)
      if (counterpart?.kind === 'claim') expect(counterpart.person).toMatch(/[*＊]/)
    expect(toReport(await runOf(sample), meta).applicant).toMatch(/[*＊]|未能读取/)
  }
})

/** Who the other side is, by everything of theirs that the own file does not say itself. */
const secretsOf = async (other: Run, own: Run): Promise<readonly string[]> => {
  const said = JSON.stringify([
    own.application,
    await Promise.all(own.documents.map(({ documentId }) => layersOf(own, documentId))),
  ])
  const { applicant, unit } = other.application ?? {}
  return [applicant?.name, applicant?.residentId?.raw, applicant?.residentId?.canonical, unit?.value].filter(
    (word) => word !== undefined && word.length > 1 && !said.includes(word),
  ) as readonly string[]
}
const layersOf = (run: Run, documentId: string) => stack.evidences.get(run.applicationId, documentId)

test('no output says more of the other side than its masked name and what both say: JSON, SARIF, HTML, console and API', async () => {
  const app = createApp({
    ...consoleParts(stack),
    pictures: stack.pictures,
    whoAsks: () => ({ role: 'staff', committee: '*', person: 'li' }),
  })
  let sides = 0
  for (const sample of cases) {
    const [run, meta] = [await runOf(sample), await stack.applications.meta(sample.applicationId)]
    if (!meta) throw new Error('no such application')
    const report = toReport(run, meta)
    const outputs = {
      json: JSON.stringify(report),
      sarif: JSON.stringify(toSarif([report])),
      html: renderReport(report),
      console: await (await app.request(`/applications/${sample.applicationId}`)).text(),
      api: await (await app.request(`/api/v1/applications/${sample.applicationId}/report`)).text(),
      run: JSON.stringify(run.warnings),
    }
    const others = new Set(
      run.warnings.flatMap(({ counterpart: it }) => (it?.kind === 'claim' ? [it.applicationId] : [])),
    )
    for (const id of others) {
      const other = await stack.applications.currentRun(id)
      for (const secret of other ? await secretsOf(other, run) : []) {
        sides++
        for (const [name, output] of Object.entries(outputs))
          expect(output, `${name} of ${sample.applicationId}`).not.toContain(secret)
      }
    }
  }
  expect(sides).toBeGreaterThanOrEqual(5)
})

test('the page of every other side in another committee is known, and is shown to who was granted it and to nobody else', async () => {
  const as = (viewer: Viewer) => createApp({ ...consoleParts(stack), pictures: stack.pictures, whoAsks: () => viewer })
  const post = async (viewer: Viewer, path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const response = await as(viewer).request(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, json: JSON.parse(await response.text()) }
  }
  const reason = '两份材料内容相同，需核对对方原件。'
  const region: Viewer = { role: 'review', committee: '*', person: 'huang' }
  let crossed = 0
  for (const { applicationId, committee } of cases) {
    const warnings = (await stack.applications.currentRun(applicationId))?.warnings ?? []
    for (const { counterpart, fingerprint } of warnings) {
      if (counterpart?.kind !== 'claim' || counterpart.committee === committee) continue
      crossed++
      const asker: Viewer = { role: 'staff', committee, person: 'li' }
      const asked = await post(asker, `/applications/${applicationId}/disclosures`, {
        fingerprint,
        parts: ['person', 'page'],
        reason,
      })
      expect(asked).toMatchObject({ status: 201, json: { other: { pageIsKnown: true } } })
      const { requestId } = asked.json
      const decided = await post(region, `/disclosures/${applicationId}/${requestId}/decisions`, {
        decision: 'granted',
        reason,
      })
      expect(decided.json.state).toBe('granted')
      const { json } = await post(asker, `/applications/${applicationId}/disclosures/${requestId}/looks`, undefined)
      const other = await stack.applications.currentRun(counterpart.applicationId)
      expect(json.person.name).toBe(other?.application?.applicant.name)
      expect(json.pages.map(({ page }: { page: number }) => page)).toContain(counterpart.page)
      for (const { picture } of json.pages) {
        const shown = await as(asker).request(picture)
        expect(shown.headers.get('content-type')).toBe('image/webp')
        const pixels = await pixelsOf(new Uint8Array(await shown.arrayBuffer()))
        expect(hasInk(pixels, [0, 0, 1, 1])).toBe(true)
        expect((await as({ ...asker, person: 'wang' }).request(picture)).status).toBe(404)
      }
    }
  }
  expect(crossed).toBeGreaterThan(3)
})

test('verifying everything again changes nothing and asks nobody', async () => {
  const before = await Promise.all(cases.map(runOf))
  await stack.verifyAgain(cases.map(({ applicationId }) => applicationId))
  await stack.idle()
  expect((await Promise.all(cases.map(runOf))).map(({ runId }) => runId)).toEqual(before.map(({ runId }) => runId))
})
