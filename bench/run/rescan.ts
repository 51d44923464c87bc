import { parseArgs } from 'node:util'
import { rescan } from '../rescan/rescan.ts'

/**
 * `npm run bench -- rescan [--applications 5000] [--records 10000] [--seed S]`: who is verified again after an import, and whether two deaths
 * of the process change anything.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      applications: { type: 'string', default: '5000' },
      records: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '7' },
    },
  })
  return rescan({
    applications: Number(values.applications),
    records: Number(values.records),
    seed: Number(values.seed),
  })
}
