import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { createImportArchive } from '#archive/import-archive'
import type { Claim } from '#domain/claim'
import { recordKeys, watchedKeys } from '#match/candidate-keys'
import { createRandom } from '#match/model/random'
import { createMemoryArchive } from '#test/archive/memory-archive'
import { rounded, say } from '../measure.ts'
import { openSeason } from '../simulate/season.ts'
import { type Plan, tellStories } from '../simulate/stories.ts'

export interface RescanOptions {
  readonly applications: number
  readonly records: number
  readonly seed: number
}

interface Applied {
  readonly applicationId: string
  readonly plan: Plan
}

const dataset = 'rescan'

/**
 * Applications of several seasons are verified; then a department's file is imported, some rows of which are what they claim. Once without
 * disturbance, and once killed among its records and killed again among the verifications that it asked for. Who is verified again is held
 * against those who look for a record under a key of the file, found by comparing all of their keys with all of the file's.
 */
export const rescan = async ({ applications, records, seed }: RescanOptions): Promise<object> => {
  const random = createRandom(seed)
  const all = tellStories(applications, random).flatMap(({ plans }, story) =>
    plans.map((plan, i): Applied => ({ plan, applicationId: `s${story}-${i}` })),
  )
  const root = await mkdtemp(join(tmpdir(), 'zhiyan-rescan-'))
  try {
    const [whole, killed, file] = [join(root, 'whole'), join(root, 'killed'), join(root, 'archive.csv')]
    const rows = rowsOf(all, records, random)
    await writeFile(file, [header, ...rows].join('\n'))
    const wholeBefore = await fill(whole, all)
    await cp(whole, killed, { recursive: true })
    const expected = await concerned(all, file, rows)

    const from = performance.now()
    const quiet = await importInto(whole, file)
    const seconds = (performance.now() - from) / 1_000
    say(`an import of ${records} records asked ${quiet.asked} of ${all.length} applications`)
    const first = await importInto(killed, file, { written: records / 2 })
    const second = await importInto(killed, file, { afterAsking: Math.min(20_000, 300 + quiet.asked * 15) })
    const last = await importInto(killed, file)
    const [undisturbed, disturbed] = [await stateOf(whole, all), await stateOf(killed, all)]
    const touched = all.filter(
      ({ applicationId }) => undisturbed.get(applicationId)?.run !== wholeBefore.get(applicationId)?.run,
    )
    const touchedByKilled = all.filter(
      ({ applicationId }) => disturbed.get(applicationId)?.run !== wholeBefore.get(applicationId)?.run,
    )
    return {
      applications: all.length,
      records,
      seed,
      holders: expected.size,
      asked: quiet.asked,
      touched: touched.length,
      touchedWithoutKey: touched.filter(({ applicationId }) => !expected.has(applicationId)).length,
      holdersLeftOut: [...expected].filter((id) => !touched.some(({ applicationId }) => applicationId === id)).length,
      warningsChanged: all.filter(
        ({ applicationId }) => undisturbed.get(applicationId)?.warnings !== wholeBefore.get(applicationId)?.warnings,
      ).length,
      killedIn: [first.lastWords, second.lastWords],
      finishedAfterKills: last.isDone,
      killedTouched: touchedByKilled.length,
      killedDiffers: all.filter(
        ({ applicationId }) => undisturbed.get(applicationId)?.warnings !== disturbed.get(applicationId)?.warnings,
      ).length,
      seconds: rounded(seconds, 1),
      findingSeconds: rounded(quiet.askingMs / 1_000, 1),
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

interface State {
  readonly run: string | undefined
  readonly warnings: string
}

/** Uploads and verifies everybody, and says what then stands. */
const fill = async (dataDir: string, all: readonly Applied[]): Promise<ReadonlyMap<string, State>> => {
  const season = await openSeason(dataDir)
  try {
    for (const [n, { applicationId, plan }] of all.entries()) {
      await season.upload(applicationId, plan)
      if (n % 5 === 4) await season.drain()
      if (n % 500 === 499) say(`${n + 1} of ${all.length} applications`)
    }
    await season.drain()
  } finally {
    await season.close()
  }
  return stateOf(dataDir, all)
}

const stateOf = async (dataDir: string, all: readonly Applied[]): Promise<ReadonlyMap<string, State>> => {
  const season = await openSeason(dataDir)
  try {
    const states = new Map<string, State>()
    for (const { applicationId } of all) {
      const warnings = (await season.warningsOf(applicationId)).map(
        ({ fingerprint, severity, statement }) => `${fingerprint} ${severity} ${statement}`,
      )
      states.set(applicationId, {
        run: await season.runOf(applicationId),
        warnings: warnings.toSorted().join('\n'),
      })
    }
    return states
  } finally {
    await season.close()
  }
}

const header = '项目批准号,项目名称,负责人,依托单位,起止年月'
const words = [
  '榨季',
  '沼液',
  '剑麻',
  '砂梨',
  '罗汉果',
  '桑蚕',
  '海堤',
  '铝灰',
  '锰渣',
  '岩溶',
  '渡槽',
  '闸门',
  '纸浆',
  '茶叶',
]

/** Every tenth row is a project that somebody of this season claims; nobody claims the others. */
const rowsOf = (all: readonly Applied[], records: number, random: () => number): readonly string[] => {
  const projects = all.flatMap(({ plan }) => plan.claims.filter(({ kind }) => kind === 'project'))
  return Array.from({ length: records }, (_, n) => {
    const claim = n % 10 === 0 ? projects[Math.floor(random() * projects.length)] : undefined
    return claim ? rowOf(claim) : otherRow(n)
  })
}

const rowOf = ({ identifiers, title, people }: Claim): string =>
  `${identifiers[0]?.raw ?? ''},${title},${people[0] ?? ''},某某大学,2021.03-2023.03`

const otherRow = (n: number): string => {
  const title = [0, 1, 2, 3].map((i) => words[Math.floor(n / 14 ** i) % words.length]).join('')
  return `91${String(n).padStart(6, '0')},${title}第${n}号专题,莫某某,某某大学,2012.01-2015.12`
}

/** By all keys of all claims against all keys of the file's records: nothing of what the product does to be quick. */
const concerned = async (
  all: readonly Applied[],
  file: string,
  rows: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { plan } = createImportArchive({
    archiveWriter: createMemoryArchive(),
    clock: { now: () => '2026-07-02T00:00:00.000Z' },
  })
  const bytes = new TextEncoder().encode([header, ...rows].join('\n'))
  const planned = await plan({ name: file, bytes }, { dataset })
  if (planned.kind !== 'plan') throw new Error(planned.reason)
  const keys = new Set(planned.writes.flatMap(({ record }) => recordKeys(record)))
  const isHolder = ({ plan: { claims, person } }: Applied) =>
    claims.some((claim) => watchedKeys(claim, person.name).some((key) => keys.has(key)))
  return new Set(
    all
      .filter(isRecent)
      .filter(isHolder)
      .map(({ applicationId }) => applicationId),
  )
}

/** Uploads of a season are of its first of May. */
const isRecent = ({ plan }: Applied): boolean =>
  Date.parse(`${plan.season}-05-01`) >= new Date().setFullYear(new Date().getFullYear() - 3)

interface Kill {
  readonly written?: number
  readonly afterAsking?: number
}

interface Imported {
  readonly asked: number
  readonly askingMs: number
  readonly isDone: boolean
  readonly lastWords: string
}

const importInto = async (dataDir: string, file: string, kill: Kill = {}): Promise<Imported> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.ts'), dataDir, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let [asked, askingMs, lastWords] = [0, 0, '']
  for await (const line of createInterface({ input: child.stdout })) {
    lastWords = line
    const [word, count, , ms] = line.split(' ')
    if (word === 'written' && kill.written !== undefined && Number(count) >= kill.written) child.kill('SIGKILL')
    if (word === 'asked') {
      asked = Number(count)
      askingMs = Number(ms)
      if (kill.afterAsking !== undefined) void sleep(kill.afterAsking).then(() => child.kill('SIGKILL'))
    }
  }
  await ended
  return { asked, askingMs, isDone: lastWords === 'done', lastWords }
}
