import { resolve } from 'node:path'
import type { ApplicationMeta, OutcomeChange, SeasonOutcome } from '#domain/claimant'
import type { Stack } from '#local/stack'
import { createRecordOutcome } from '#review/record-outcome'
import { countsLine, strongestOrUnread, toReport } from '#review/report'
import { seasonOutcomeWords, stateWords } from '#review/words'
import { outcomeBody } from '#web/api-bodies.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'
import { knownApplication, withStack } from './with-stack.ts'

/** `zhiyan application list|show|outcome` on the local stack's data folder; on AWS the API does the same. */
export const applicationCommand = async (args: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = readOptions(args, {
    data: { type: 'string' },
    json: { type: 'boolean' },
    'cut-off': { type: 'string' },
  })
  const [verb = '', ...operands] = positionals
  const prepare = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!prepare) throw new UsageError('申报命令有 list、show、outcome')
  if (verb !== 'outcome' && values['cut-off'] !== undefined) throw new UsageError('--cut-off 只用于 outcome')
  // What was typed is read before any engine starts.
  const perform = prepare({ operands, json: values.json ?? false, cutOff: values['cut-off'] })
  console.log(await withStack(resolve(values.data ?? 'data'), perform))
  return exits.clean
}

interface Typed {
  readonly operands: readonly string[]
  readonly json: boolean
  readonly cutOff: string | undefined
}
/** From what was typed to what is printed. */
type Verb = (typed: Typed) => (stack: Stack) => Promise<string>

const verbs: Readonly<Record<string, Verb>> = {
  list: ({ operands, json }) => {
    if (operands.length > 0) throw new UsageError('list 不带其他内容；查看一件请用 application show 编号')
    return async ({ applications }) => {
      const metas = await applications.list()
      if (json) return JSON.stringify({ applications: metas })
      return metas.length > 0
        ? metas.map(metaLine).join('\n')
        : '还没有申报。用 npm start 载入示例，或用 verify 核验文件。'
    }
  },
  show: ({ operands, json }) => {
    const applicationId = onlyId(operands, 1)
    return async (stack) => {
      const meta = await knownApplication(stack, applicationId)
      const run = await stack.applications.currentRun(applicationId)
      if (json) return JSON.stringify({ ...meta, ...(run && { report: toReport(run, meta) }) })
      const strongest = run ? strongestOrUnread(toReport(run, meta)) : '没有核验报告不表示没有问题'
      return [metaLine(meta), `  ${meta.committee} · ${meta.region}`, `  ${strongest}`].join('\n')
    }
  },
  outcome: ({ operands, json, cutOff }) => {
    const applicationId = onlyId(operands, 2)
    const change = { outcome: outcomeOf(operands[1]), ...cutOffOf(cutOff) }
    return (stack) => recordOutcome(stack, applicationId, change, json)
  },
}

const recordOutcome = async (stack: Stack, applicationId: string, change: OutcomeChange, json: boolean) => {
  await knownApplication(stack, applicationId)
  const before = new Map((await stack.applications.list()).map((meta) => [meta.applicationId, meta.currentRunId]))
  await createRecordOutcome(stack)(applicationId, change)
  // Whom it concerns is verified again before the command ends.
  await stack.idle()
  const after = await stack.applications.list()
  const again = after.filter((meta) => meta.currentRunId !== before.get(meta.applicationId))
  const meta = await knownApplication(stack, applicationId)
  if (json) return JSON.stringify({ application: meta, verifiedAgain: again.map((one) => one.applicationId) })
  const cutOff = meta.cutOff ? `，申报时间截止 ${meta.cutOff}` : ''
  return [
    `${applicationId} 记为${seasonOutcomeWords[meta.outcome]}${cutOff}`,
    again.length > 0 ? '已重新核验：' : '没有需要重新核验的申报。',
    ...again.map((one) => `  ${metaLine(one)}`),
  ].join('\n')
}

const metaLine = ({ applicationId, season, state, outcome, cutOff, counts, failure }: ApplicationMeta): string =>
  [
    applicationId,
    season,
    stateWords[state],
    `${seasonOutcomeWords[outcome]}${cutOff ? `（截止 ${cutOff}）` : ''}`,
    counts ? countsLine(counts) : '尚无报告',
    ...(failure === undefined ? [] : [failure]),
  ].join('  ')

const onlyId = (operands: readonly string[], count: number): string => {
  const [applicationId] = operands
  if (applicationId === undefined || operands.length !== count)
    throw new UsageError(
      count === 1
        ? '请写一个申报编号，例如 application show S2026-001'
        : '请写申报编号和结果，例如 application outcome S2019-001 granted --cut-off 2019-06-30',
    )
  return applicationId
}

const outcomeNames = Object.fromEntries(
  Object.entries(seasonOutcomeWords).flatMap(([name, word]) => [
    [name, name as SeasonOutcome],
    [word, name as SeasonOutcome],
  ]),
)
const outcomeOf = (text = ''): SeasonOutcome => {
  const outcome = Object.hasOwn(outcomeNames, text) ? outcomeNames[text] : undefined
  const known = Object.entries(seasonOutcomeWords).map(([name, word]) => `${name}（${word}）`)
  if (!outcome) throw new UsageError(`结果应为 ${known.join('、')}，不能是“${text}”`)
  return outcome
}

/** Left out, a cut-off stays as it is. */
const cutOffOf = (text: string | undefined): Pick<OutcomeChange, 'cutOff'> => {
  if (text === undefined) return {}
  if (text === 'none') return { cutOff: null }
  if (!outcomeBody.shape.cutOff.safeParse(text).success)
    throw new UsageError(`--cut-off 应为实有的日期，例如 2019-06-30，或 none（去掉），不能是“${text}”`)
  return { cutOff: text }
}
