import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readPagesWithin } from '#pdf/budget'
import { defaultBudget } from '#pdf/limits'
import { gbkSample } from '#pdf/self-check'
import { heldByTree } from '#pdf/watch-memory'

/** How one file ended when the real command read it, alone in its process. */
export interface HostileEnding {
  readonly file: string
  readonly ending: 'named' | 'hung' | 'crashed'
  /** The document's outcome when it was named; what went wrong when it was not. */
  readonly outcome: string
  readonly seconds: number
  /** The most that the command and the process in which it recognises scans held together. */
  readonly peakMb: number
}

export interface HostileScore {
  readonly files: number
  readonly named: number
  readonly hung: number
  readonly crashed: number
  readonly outcomes: Readonly<Record<string, number>>
  readonly slowest: { readonly file: string; readonly seconds: number } | undefined
  readonly peak: { readonly file: string; readonly peakMb: number } | undefined
  /** Files after which a known good file, read in the same process, came out otherwise than before. */
  readonly changedTheNext: readonly string[]
  /** Memory of the process that read all files one after the other: before them, and after them. */
  readonly rssMb: { readonly before: number; readonly after: number }
  readonly notNamed: readonly HostileEnding[]
}

// Acceptance is 60 s; what is still running after 75 s hangs.
const limitMs = 75_000
const atOnce = 2
const megabyte = 1024 * 1024

/** Runs `zhiyan parse FILE --json` on every PDF below the folder, and then reads each before a known good one, all in one process. */
export const evalHostile = async (
  folder: string,
  onFile: (ending: HostileEnding, done: number, all: number) => void = () => {},
): Promise<HostileScore> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const endings = await inTurns(files, async (file, done) => {
    const ending = await runCommand(file, relative(folder, file))
    onFile(ending, done, files.length)
    return ending
  })
  return { ...scoreOf(endings), ...(await readBeforeGood(files)) }
}

const inTurns = async <T, R>(items: readonly T[], work: (item: T, done: number) => Promise<R>): Promise<R[]> => {
  const results: R[] = []
  const waiting = items.entries()
  const lane = async () => {
    for (const [index, item] of waiting) results[index] = await work(item, index + 1)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return results
}

const command = fileURLToPath(new URL('./zhiyan.mjs', import.meta.url))

const sampleMs = 100

const runCommand = (path: string, file: string): Promise<HostileEnding> =>
  new Promise((resolve) => {
    const startedAt = performance.now()
    const child = spawn(process.execPath, [command, 'parse', path, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    let peakMb = 0
    const sampler = setInterval(() => {
      peakMb = Math.max(peakMb, heldByTree(child.pid ?? 0))
    }, sampleMs)
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limitMs)
    child.on('close', (code) => {
      clearTimeout(timer)
      clearInterval(sampler)
      const outcome = outcomeIn(Buffer.concat(printed).toString())
      const isNamed = outcome !== undefined && (code === 0 || code === 3)
      resolve({
        file,
        ending: late ? 'hung' : isNamed ? 'named' : 'crashed',
        outcome: outcome ?? `exit ${code}`,
        seconds: Math.round((performance.now() - startedAt) / 100) / 10,
        peakMb: Math.round(peakMb),
      })
    })
  })

const parsed = z.object({ document: z.object({ outcome: z.string() }) })

const outcomeIn = (printed: string): string | undefined => {
  try {
    return parsed.parse(JSON.parse(printed)).document.outcome
  } catch {
    return undefined
  }
}

const scoreOf = (endings: readonly HostileEnding[]) => {
  const count = (ending: HostileEnding['ending']) => endings.filter((one) => one.ending === ending).length
  const outcomes: Record<string, number> = {}
  for (const { outcome } of endings) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  const [slowest] = endings.toSorted((a, b) => b.seconds - a.seconds)
  const [peak] = endings.toSorted((a, b) => b.peakMb - a.peakMb)
  return {
    files: endings.length,
    named: count('named'),
    hung: count('hung'),
    crashed: count('crashed'),
    outcomes,
    slowest: slowest && { file: slowest.file, seconds: slowest.seconds },
    peak: peak && { file: peak.file, peakMb: peak.peakMb },
    notNamed: endings.filter(({ ending }) => ending !== 'named'),
  }
}

// Enough to be hurt by each file: the commands have already shown what a whole budget does.
const shortBudget = {
  ...defaultBudget,
  timeoutMs: 5_000,
  pageTimeoutMs: 2_500,
  scanPageTimeoutMs: 5_000,
  scanTimeoutMs: 5_000,
}

const readBeforeGood = async (files: readonly string[]): Promise<Pick<HostileScore, 'changedTheNext' | 'rssMb'>> => {
  const readGood = async () => JSON.stringify(await readPagesWithin(gbkSample()))
  const expected = await readGood()
  const rss = () => Math.round(process.memoryUsage.rss() / megabyte)
  const before = rss()
  const changedTheNext: string[] = []
  for (const file of files) {
    await readPagesWithin(new Uint8Array(await readFile(file)), shortBudget)
    if ((await readGood()) !== expected) changedTheNext.push(basename(file))
  }
  return { changedTheNext, rssMb: { before, after: rss() } }
}

if (import.meta.main) {
  const args = process.argv.slice(2)
  const [folder] = args.filter((arg) => !arg.startsWith('--'))
  if (!folder) {
    process.stderr.write('usage: eval-hostile DIR [--json]\n')
    process.exit(2)
  }
  const score = await evalHostile(folder, ({ file, ending, outcome, seconds, peakMb }, done, all) =>
    process.stderr.write(`${done}/${all} ${ending} ${outcome} ${seconds} s ${peakMb} MB ${file}\n`),
  )
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(score)}\n`)
  else for (const [what, value] of Object.entries(score)) process.stdout.write(`${what}: ${JSON.stringify(value)}\n`)
  process.exitCode = score.named === score.files && score.changedTheNext.length === 0 ? 0 : 1
}
