import type { Policy } from '#domain/policy'
import file from './guangxi-2026.json' with { type: 'json' }
import { readPolicy } from './read-policy.ts'

const opened = (): Policy => {
  const read = readPolicy(file)
  if (read.kind === 'policy') return read.policy
  throw new Error(`guangxi-2026.json: ${read.problems.map(({ path, words }) => `${path}: ${words}`).join('; ')}`)
}

/**
 * Guangxi. The unified cut-off of 2026 is set each year by the department and is not public yet: it stands in the file as the end of the year,
 * not confirmed, so that no warning above blue can rest on it. A steward confirms it by a new version of the file (`zhiyan policy`).
 * The years of seniority are general national practice; each series' own 评审条件 may ask for others, and a higher degree for fewer.
 */
export const guangxiPolicy: Policy = opened()
