import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectedDuplicates, planUploads } from './chaos-plan.ts'

const uploads = 200
const seed = 20261124
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhiyan-chaos-'))
  // The same secret on both sides, so that person keys, and with them runs, can be compared to the last character.
  for (const name of ['quiet', 'chaos']) {
    await mkdir(join(dir, name))
    await writeFile(join(dir, name, 'person-secret'), '0123456789abcdef'.repeat(4))
  }
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const start = (name: string, mode: string) => {
  const resultFile = join(dir, `${name}.json`)
  const script = join(import.meta.dirname, 'chaos-process.ts')
  const child = spawn(process.execPath, [script, join(dir, name), mode, String(uploads), resultFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | NodeJS.Signals | null>((done) =>
    child.on('exit', (code, signal) => done(code ?? signal)),
  )
  const uploaded = (count: number) =>
    new Promise<void>((done) => {
      createInterface(child.stdout).on('line', (line) => {
        if (line === `uploaded ${count}`) done()
      })
    })
  return { child, ended, uploaded, resultFile }
}
const resultOf = async (file: string) => JSON.parse(await readFile(file, 'utf8'))

test('200 uploads, delivered up to three times, late and out of order, and three kills of the process: the reports of a quiet run', async () => {
  const quiet = start('quiet', 'quiet') // on the other core

  // Killed while uploading, then twice while the queues are full.
  for (const [kill, wait] of [1200, 2500, 2500].entries()) {
    const doomed = start('chaos', String(seed + kill))
    await doomed.uploaded(kill === 0 ? 70 : 120)
    await sleep(wait)
    doomed.child.kill('SIGKILL')
    expect(await doomed.ended).toBe('SIGKILL')
    expect(existsSync(doomed.resultFile)).toBe(false)
  }
  const last = start('chaos', String(seed + 3))
  expect(await last.ended).toBe(0)
  expect(await quiet.ended).toBe(0)

  const [ordered, chaotic] = [await resultOf(quiet.resultFile), await resultOf(last.resultFile)]
  expect(chaotic.runs.length).toBeGreaterThan(70)
  expect(chaotic.runs.flatMap(({ documents }: { documents: string[] }) => documents)).toHaveLength(uploads)
  expect(chaotic.runs).toEqual(ordered.runs)
  expect(chaotic.lines).toEqual(ordered.lines)

  const expected = expectedDuplicates(planUploads(uploads, 7))
  expect(Object.values(expected).flat().length).toBeGreaterThan(300)
  const found = chaotic.runs.map(({ applicationId, duplicates }: Record<string, unknown>) => [
    applicationId,
    duplicates,
  ])
  expect(Object.fromEntries(found)).toEqual(expected)
  expect(
    chaotic.runs.filter(({ state, failure }: Record<string, unknown>) => state !== 'to-review' || failure),
  ).toEqual([])
}, 600_000) // 70 s of processor time on each of two cores
