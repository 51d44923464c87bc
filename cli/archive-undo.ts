import type { CommitResult } from '#archive/commit-change'
import type { ArchiveEffect } from '#archive/effect'
import { differencesOf } from '#archive/record-difference'
import { createUndo, type NoSnapshot, type UndoPlan } from '#archive/undo'
import { dayInBeijing } from '#domain/dates'
import { changeText, completenessText } from '#review/archive-words'
import { type ArchiveDeps, commitOptions, exitOfOutcome, outcomeJson } from './archive-deps.ts'
import { countsText, differenceLines, effectLines } from './archive-difference-text.ts'
import { datasetOption } from './archive-file.ts'
import { outcomeLine } from './archive-text.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'

const options = {
  dataset: { type: 'string' },
  to: { type: 'string' },
  commit: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

const shownDifferences = 10

/** `zhiyan archive undo --dataset ID [--to N] [--commit] [--json]`: back to snapshot N, by default to the one before the last. */
export const archiveUndo = async (argv: readonly string[], deps: ArchiveDeps): Promise<ExitCode> => {
  const { values, positionals } = readOptions(argv, options)
  if (positionals.length > 0) throw new UsageError('undo 不带文件；用 --dataset 指明数据集，--to 指明回到第几版')
  const dataset = datasetOption(values.dataset)
  const current = (await deps.archive.dataset(dataset)).snapshot
  const to = snapshotOption('--to', values.to ?? String(Math.max(0, current - 1)))
  const print = deps.print ?? console.log
  const undo = createUndo(deps)
  const plan = await undo.plan(dataset, to)
  if (plan.kind !== 'undo') return problemOf(dataset, plan, print)
  const effect = values.commit
    ? undefined
    : await deps.effectOf?.({ writes: plan.writes, base: plan.base, completeness: plan.completenessAfter })
  const outcome = values.commit
    ? await undo.commit(plan, commitOptions(deps, '恢复档案', plan.writes.length))
    : undefined
  print(values.json ? JSON.stringify(undoJson(plan, outcome, effect)) : undoText(plan, outcome, effect, deps))
  return exitOfOutcome(outcome)
}

export const snapshotOption = (option: string, text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`${option} 应为快照的版号，例如 ${option} 3，不能是“${text}”`)
  return Number(text)
}

/** Why there is nothing to go back to, and what to do instead. */
export const problemOf = (dataset: string, problem: NoSnapshot, print: (text: string) => void): ExitCode => {
  switch (problem.kind) {
    case 'no-dataset':
      throw new UsageError(`没有数据集“${dataset}”；用 zhiyan archive stats 查看已有的数据集`)
    case 'no-snapshot':
      throw new UsageError(
        `数据集“${dataset}”没有这一版，最新是第 ${problem.newest} 版；用 zhiyan archive stats --dataset ${dataset} 查看各版`,
      )
    case 'not-logged':
      print(
        `第 ${problem.snapshot} 版由旧版程序写入，没有逐条记录，不能恢复到它之前。可把原来的文件重新导入，覆盖为所需的内容。`,
      )
      return exits.archive
  }
}

const undoJson = (
  { writes, undone, base: _, target: __, ...plan }: UndoPlan,
  outcome: CommitResult | undefined,
  effect: ArchiveEffect | undefined,
) => ({
  ...plan,
  undone: undone.map(({ snapshot, importedAt, change }) => ({ snapshot, importedAt, change })),
  differences: differencesOf(writes),
  dryRun: outcome === undefined,
  ...(effect && { effect }),
  ...outcomeJson(outcome),
})

const undoText = (
  plan: UndoPlan,
  outcome: CommitResult | undefined,
  effect: ArchiveEffect | undefined,
  { announce }: ArchiveDeps,
): string => {
  const { dataset, from, to, undone, counts, writes, completenessBefore, completenessAfter } = plan
  const gone = completenessBefore.filter((one) => !completenessAfter.some((kept) => same(kept, one)))
  const back = completenessAfter.filter((one) => !completenessBefore.some((kept) => same(kept, one)))
  return [
    `恢复  数据集 ${dataset}：第 ${from} 版 → 第 ${to} 版的内容（另存为第 ${from + 1} 版，可再恢复）`,
    ...undone.map(
      (state) => `撤销  第 ${state.snapshot} 版 · ${dayInBeijing(state.importedAt)} · ${changeText(state.change)}`,
    ),
    `结果  ${countsText(counts)}`,
    ...gone.map((one) => `完整  撤回声明：${completenessText(one)}`),
    ...back.map((one) => `完整  恢复声明：${completenessText(one)}`),
    ...differenceLines(differencesOf(writes), shownDifferences),
    ...(effect ? effectLines(effect) : []),
    outcomeLine(false, outcome, announce !== undefined),
  ].join('\n')
}

const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)
