import { createDeclare } from '#archive/declare'
import { completenessText } from '#review/archive-words'
import { type ArchiveDeps, commitOptions, exitOfOutcome, outcomeJson } from './archive-deps.ts'
import { effectLines } from './archive-difference-text.ts'
import { completenessOption, datasetOption } from './archive-file.ts'
import { outcomeLine } from './archive-text.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, UsageError } from './usage.ts'

const options = {
  dataset: { type: 'string' },
  withdraw: { type: 'string', multiple: true },
  commit: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** `zhiyan archive complete [类型:范围:起-止 …] --dataset ID [--withdraw 类型:范围:起-止] [--commit] [--json]` */
export const archiveComplete = async (argv: readonly string[], deps: ArchiveDeps): Promise<ExitCode> => {
  const { values, positionals } = readOptions(argv, options)
  const dataset = datasetOption(values.dataset)
  const declare = completenessOption('声明', positionals, dataset)
  const withdraw = completenessOption('--withdraw', values.withdraw ?? [], dataset)
  if (declare.length + withdraw.length === 0)
    throw new UsageError('请写要声明完整的范围，例如 award:广西科学技术奖:2021-2024，或用 --withdraw 撤回')
  const print = deps.print ?? console.log
  const declarations = createDeclare(deps)
  const plan = await declarations.plan(dataset, { declare, withdraw })
  if (plan.kind === 'no-dataset')
    throw new UsageError(`没有数据集“${dataset}”；先用 zhiyan archive import 导入，再声明完整`)
  if (plan.kind === 'not-whole')
    throw new UsageError(
      plan.trust === 'C'
        ? '这个数据集摘自以往申报（信任 C），不能据以判断“未找到”，不能声明完整'
        : `最近一次导入拒绝了 ${plan.rejected} 行，名单尚不完整；补正这些行并导入后再声明`,
    )
  const effect = values.commit
    ? undefined
    : await deps.effectOf?.({ writes: [], base: plan.base, completeness: plan.completeness })
  const outcome = values.commit ? await declarations.commit(plan, commitOptions(deps, '写入声明', 0)) : undefined
  print(
    values.json
      ? JSON.stringify({
          dataset,
          before: plan.base.completeness,
          after: plan.completeness,
          dryRun: outcome === undefined,
          ...(effect && { effect }),
          ...outcomeJson(outcome),
        })
      : [
          ...plan.completeness.map((one) => `完整  ${completenessText(one)}`),
          ...(plan.completeness.length === 0 ? ['完整  没有声明：不会说“未找到”，只会说“未覆盖”'] : []),
          ...(effect ? effectLines(effect) : []),
          outcomeLine(false, outcome, deps.announce !== undefined),
        ].join('\n'),
  )
  return exitOfOutcome(outcome)
}
