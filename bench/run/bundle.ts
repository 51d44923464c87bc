import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStack } from '#local/stack'
import { rounded } from '../measure.ts'
import { makeBundleApart } from '../reading/make-apart.ts'
import { usageOf } from '../reading/usage.ts'

/** A bundle through the pipeline on this machine, from the upload to the run: `bundle [PAGES [SCANNED]]`. */
export const run = async ([pages = '100', scanned = '20']: readonly string[]) => {
  const bytes = await makeBundleApart(Number(pages), Number(scanned))
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiyan-bundle-'))
  const stack = await openStack({ dataDir })
  const seen = new Set<string>()
  const watch = setInterval(async () => {
    const { reading } = (await stack.applications.meta('bundle')) ?? {}
    if (reading) seen.add(`${reading.done}/${reading.all}`)
  }, 250)
  try {
    const usage = await usageOf(async () => {
      await stack.upload('bundle', '申报材料.pdf', bytes, {
        committee: 'engineering',
        season: '2026',
        region: '广西',
        outcome: 'open',
        submittedAt: '2026-07-01T00:00:00.000Z',
      })
      await stack.idle()
    })
    const [document] = await stack.applications.documents('bundle')
    return {
      pages: document?.pages,
      scanned: Number(scanned),
      unread: document?.unreadPages.length,
      outcome: document?.outcome,
      megabytes: rounded(bytes.length / 1e6, 1),
      ...usage,
      pagesPerSecond: rounded((document?.pages ?? 0) / usage.seconds, 1),
      pagesPerCpuSecond: rounded((document?.pages ?? 0) / usage.cpuSeconds, 1),
      stepsOfProgressSeen: seen.size,
      hasRun: (await stack.applications.currentRun('bundle')) !== undefined,
    }
  } finally {
    clearInterval(watch)
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
