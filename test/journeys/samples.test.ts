import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedSamples } from '#cli/seed'
import type { Run } from '#domain/run'
import type { SampleCase } from '#local/samples/cases/sample-case'
import { sampleCases } from '#local/samples/index'
import { openStack, type Stack } from '#local/stack'
import { toReport } from '#review/report'

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

test('verifying everything again changes nothing and asks nobody', async () => {
  const before = await Promise.all(cases.map(runOf))
  await stack.verifyAgain(cases.map(({ applicationId }) => applicationId))
  await stack.idle()
  expect((await Promise.all(cases.map(runOf))).map(({ runId }) => runId)).toEqual(before.map(({ runId }) => runId))
})
