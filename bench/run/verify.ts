import { parseArgs } from 'node:util'
import { importFile } from '#cli/seed'
import { sampleArchive } from '#local/samples/index'
import { cpuOf, percentile, rounded, say } from '../measure.ts'
import { achievementOf, claimOf, personOf } from '../simulate/cast.ts'
import { openSeason } from '../simulate/season.ts'

export interface VerifyCost {
  readonly claims: number
  readonly applications: number
  /** Processor time of this process, in which the local engine runs as well: one application beyond its reading. */
  readonly cpuMs: { readonly median: number; readonly worst: number }
  readonly barMs: 1500
}

/** One application of so many claims from its layers to its published run, over the local engine and the sample archive. The first one warms up and is not counted. */
export const measureVerify = async (claims: number, applications: number): Promise<VerifyCost> => {
  const season = await openSeason()
  try {
    for (const file of sampleArchive()) {
      const imported = await importFile({ archive: season.archive, askHolders: async () => 0 }, file)
      if ('problem' in imported) throw new Error(`${imported.file}: ${imported.problem}`)
    }
    const spent: number[] = []
    for (let n = 0; n <= applications; n++) {
      const person = personOf(n)
      const own = Array.from({ length: claims }, (_, i) => claimOf(achievementOf(n * claims + i, [person.name]), 1))
      await season.upload(`verify-${n}`, { person, claims: own, season: '2026', committee: '桂示范工程系列评委会' })
      const ms = await cpuOf(() => season.drain())
      say(`${claims} claims: ${Math.round(ms)} ms`)
      if (n > 0) spent.push(ms)
    }
    const at = (share: number) => rounded(percentile(spent, share), 0)
    return { claims, applications, cpuMs: { median: at(0.5), worst: at(1) }, barMs: 1500 }
  } finally {
    await season.close()
  }
}

/** `npm run bench -- verify [--claims 60] [--applications 8]` */
export const run = async (args: readonly string[]): Promise<VerifyCost> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      claims: { type: 'string', default: '60' },
      applications: { type: 'string', default: '8' },
      json: { type: 'boolean' },
    },
  })
  return measureVerify(Number(values.claims), Number(values.applications))
}
