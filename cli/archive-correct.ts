import { type CorrectionPlan, createCorrect } from '#archive/correct'
import { correctableFields, wordsOf } from '#archive/field-values'
import { type ArchiveDeps, commitOptions, exitOfOutcome, outcomeJson } from './archive-deps.ts'
import { effectLines } from './archive-difference-text.ts'
import { outcomeLine } from './archive-text.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, UsageError } from './usage.ts'

const options = {
  field: { type: 'string' },
  new: { type: 'string' },
  old: { type: 'string' },
  why: { type: 'string' },
  who: { type: 'string' },
  commit: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** `zhiyan archive correct 记录编号 --field grade --new 二等奖 [--old 一等奖] --why 理由 --who 更正人 [--commit] [--json]` */
export const archiveCorrect = async (argv: readonly string[], deps: ArchiveDeps): Promise<ExitCode> => {
  const { values, positionals } = readOptions(argv, options)
  const [recordId] = positionals
  if (!recordId || positionals.length > 1)
    throw new UsageError('请写一个记录编号；用 zhiyan archive search 名称或编号 查出（“记录”一行），并加引号')
  const required = (option: string, value: string | undefined, example: string): string => {
    if (value === undefined || (option !== '--new' && value.trim() === ''))
      throw new UsageError(`请用 ${option} 写明${example}`)
    return value
  }
  const request = {
    recordId,
    field: required('--field', values.field, '更正哪一项，例如 --field grade'),
    value: required('--new', values.new, '更正后的内容；写成 --new "" 则删去该项'),
    why: required('--why', values.why, '更正的依据，例如 --why 据桂科发〔2023〕5号更正'),
    who: required('--who', values.who, '更正人'),
    ...(values.old !== undefined && { expected: values.old }),
  }
  const print = deps.print ?? console.log
  const correct = createCorrect({ archiveWriter: deps.archive, clock: deps.clock })
  const plan = await correct.plan(request)
  if (plan.kind !== 'correction') throw new UsageError(problems(plan, request.field))
  const effect = values.commit
    ? undefined
    : await deps.effectOf?.({ writes: [plan.write], base: plan.base, completeness: plan.base.completeness })
  const outcome = values.commit ? await correct.commit(plan, commitOptions(deps, '写入更正', 1)) : undefined
  const { record, field, words, old, new: now } = plan
  print(
    values.json
      ? JSON.stringify({
          recordId: record.recordId,
          field,
          words,
          old,
          new: now,
          dryRun: outcome === undefined,
          ...(effect && { effect }),
          ...outcomeJson(outcome),
        })
      : [
          `更正  ${record.title} 的${words}：“${old || '（空）'}” → “${now || '（空）'}”`,
          ...(effect ? effectLines(effect) : []),
          outcomeLine(false, outcome, deps.announce !== undefined),
        ].join('\n'),
  )
  return exitOfOutcome(outcome)
}

const problems = (
  problem: Exclude<Awaited<ReturnType<ReturnType<typeof createCorrect>['plan']>>, CorrectionPlan>,
  field: string,
): string => {
  switch (problem.kind) {
    case 'no-record':
      return '没有这条记录，或它已随导入撤出；用 zhiyan archive search 名称或编号 查出记录编号'
    case 'no-such-field':
      return `没有“${field}”这一项；可更正的有 ${correctableFields.map((name) => `${name}（${wordsOf(name)}）`).join('、')}`
    case 'says-that-already':
      return `档案现在已是“${problem.value || '（空）'}”，无需更正`
    case 'other-value':
      return `档案现在是“${problem.value || '（空）'}”，不是 --old 所写的内容，请核对后再更正`
    case 'refused':
      return problem.words
  }
}
