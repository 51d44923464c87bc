import { createRandom, shuffledIndices } from '#match/model/random'
import type { Random } from '#match/train/random-choice'
import { rounded, startCpu } from '../measure.ts'
import { fillArchive } from './archive.ts'
import { type Judged, measure } from './measure.ts'
import { openSeason } from './season.ts'
import { type Story, tellStories } from './stories.ts'

export interface SimulationOptions {
  readonly applications: number
  readonly seed: number
  readonly onProgress?: (done: number, all: number, readsPerApplication: number) => void
}

/** Stories whose truth is known, uploaded in random order and verified whenever anybody is asked, as the queue would; then the truth is compared. */
export const simulate = async ({ applications, seed, onProgress }: SimulationOptions) => {
  const random = createRandom(seed)
  return play(tellStories(applications, random), { seed, random, ...(onProgress && { onProgress }) })
}

interface Playing {
  readonly seed: number
  readonly random: Random
  readonly onProgress?: SimulationOptions['onProgress']
}

/** The stories, from the departments' lists to what the product says of everybody. */
export const play = async (stories: readonly Story[], { seed, random, onProgress }: Playing) => {
  const uploads = stories.flatMap(({ name, plans }, story) =>
    plans.map((plan, i) => ({ story: name, plan, applicationId: `s${story}-${i}` })),
  )
  const season = await openSeason()
  try {
    await fillArchive(
      season.archive,
      uploads.flatMap(({ plan }) => plan.records ?? []),
    )
    const started = performance.now()
    const cpu = startCpu()
    let done = 0
    for (const at of shuffledIndices(uploads.length, random)) {
      const upload = uploads[at]
      if (!upload) continue
      await season.upload(upload.applicationId, upload.plan)
      // Several uploads wait in the queue at a time, as on a day before the closing date.
      if (++done % 5 === 0) await season.drain()
      onProgress?.(done, uploads.length, rounded(season.reads.requests / done, 1))
    }
    await season.drain()
    const seconds = (performance.now() - started) / 1_000
    const judged: Judged[] = []
    const [reads, archiveReads] = [{ ...season.reads }, season.archiveReads()]
    for (const { applicationId, story, plan } of uploads)
      judged.push({ story, plan, warnings: await season.warningsOf(applicationId) })
    const cpuMs = cpu()
    const perApplication = (n: number) => rounded(n / uploads.length, 1)
    return {
      applications: uploads.length,
      seed,
      ...measure(judged),
      readsPerApplication: perApplication(reads.requests),
      itemsReadPerApplication: perApplication(reads.items),
      archiveReadUnitsPerApplication: perApplication(archiveReads.units),
      verificationsPerApplication: perApplication(season.verifications()),
      seconds: Math.round(seconds),
      cpuMsPerApplication: Math.round(cpuMs / uploads.length),
    }
  } finally {
    await season.close()
  }
}
