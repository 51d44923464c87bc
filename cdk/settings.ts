import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { defaultClaimNames } from '#review/access'
import { partitions } from './partition.ts'

const days = z.int().positive()
/** CloudWatch takes these numbers of days only. Network logs are to be kept for at least six months (网络安全法 art. 21). */
const logDays = z.literal([180, 365, 400, 545, 731, 1096, 1827, 3653])
/** Lambda's own bounds for the concurrency of a queue. */
const concurrency = z.int().min(2).max(1000)

const shape = z.strictObject({
  /** Stacks are named `zhiyan-<name>-…`. */
  name: z.string().regex(/^[a-z][a-z0-9-]{1,20}$/),
  partition: z.enum(['aws', 'aws-cn']),
  /** Left out: the account of the credentials that deploy. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** Some regions have no arm64 for Lambda; the bundles run on either. */
  architecture: z.enum(['arm64', 'x86_64']).default('arm64'),
  oidc: z.strictObject({
    issuer: z.url({ protocol: /^https$/ }),
    audience: z.array(z.string().min(1)).min(1),
    /** The token's claims that say role and committee of who signed in. */
    roleClaim: z.string().min(1).default(defaultClaimNames.role),
    committeeClaim: z.string().min(1).default(defaultClaimNames.committee),
  }),
  /** Where the console is served: the only origins whose pages may post to the intake bucket. Empty before the first deployment. */
  consoleOrigins: z.array(z.url({ protocol: /^https$/ }).transform((url) => new URL(url).origin)),
  retention: z.strictObject({
    /** Uploads and evidence. Revocations came up to 28 months after a grant; the department sets the figure (domain 5.3). */
    applicationsDays: days,
    oldVersionsDays: days,
    logsDays: logDays,
    accessLogsDays: days,
  }),
  concurrency: z.strictObject({ parse: concurrency, verify: concurrency, import: concurrency }),
  alarmEmails: z.array(z.email()).min(1),
  monthlyBudgetUsd: z.number().positive().optional(),
})

const schema = shape
  .refine((it) => it.region.startsWith('cn-') === (it.partition === 'aws-cn'), {
    error: 'the region is not in the partition',
    path: ['region'],
  })
  .refine((it) => it.monthlyBudgetUsd === undefined || partitions[it.partition].hasBudgets, {
    error: 'the partition has no AWS Budgets',
    path: ['monthlyBudgetUsd'],
  })

/** What differs between environments, and nothing else. */
export type Settings = z.output<typeof schema>

/** Throws with the path of each wrong member. */
export const parseSettings = (json: unknown): Settings => {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  return parsed.data
}

const folder = join(import.meta.dirname, 'environments')

export const environmentNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort()

/** The settings of `cdk/environments/<name>.json`. The file's name and its `name` are one word, so that no two stages collide. */
export const readSettings = (name: string): Settings => {
  const file = join(folder, `${name}.json`)
  try {
    const settings = parseSettings(JSON.parse(readFileSync(file, 'utf8')))
    if (settings.name !== name) throw new Error(`its name is ${settings.name}`)
    return settings
  } catch (cause) {
    throw new Error(`Settings of environment ${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
