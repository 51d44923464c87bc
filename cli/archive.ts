import type { CommitResult } from '#archive/commit-change'
import type { ImportPlan, PlanResult } from '#archive/import-archive'
import { unreadableTableWords } from '#archive/readers/table'
import { rejectedRowsCsv } from '#archive/rejected-rows'
import type { ArchiveRecord } from '#domain/archive-record'
import { searchKeys } from '#match/search-keys'
import { type ArchiveDeps, commitOptions, exitOfOutcome, outcomeJson } from './archive-deps.ts'
import { fileOptions, planFile } from './archive-file.ts'
import { importText, recordText, snapshotsText, statsText } from './archive-text.ts'
import { mustBeWritable, writeNamed } from './named-files.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'

const importOptions = {
  ...fileOptions,
  rejected: { type: 'string' },
  commit: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** `zhiyan archive import FILE --dataset ID [--kind award] [--department 名称] [--trust A] [--complete …] [--rejected FILE] [--commit] [--json]` */
export const archiveImport = async (argv: readonly string[], deps: ArchiveDeps): Promise<ExitCode> => {
  const { values, positionals } = readOptions(argv, importOptions)
  const [file] = positionals
  if (!file || positionals.length > 1) throw new UsageError('请指明一个要导入的文件')
  if (values.rejected !== undefined) await mustBeWritable(values.rejected)
  const print = deps.print ?? console.log
  const { importer, plan } = await planFile(file, values, deps)
  if (plan.kind === 'unreadable') return refuse(file, plan, values.json, print)
  if (values.rejected !== undefined) await writeNamed(values.rejected, rejectedRowsCsv(plan))
  const effect = values.commit ? undefined : await deps.effectOf?.(plan)
  const outcome = values.commit
    ? await importer.commit(plan, commitOptions(deps, '写入档案', plan.writes.length))
    : undefined
  print(
    values.json
      ? JSON.stringify({ ...planJson(plan, outcome), ...(effect && { effect }) })
      : importText(plan, outcome, deps.announce !== undefined, effect),
  )
  return plan.counts.records === 0 ? exits.unreadable : exitOfOutcome(outcome)
}

export const refuse = (
  file: string,
  plan: Extract<PlanResult, { kind: 'unreadable' }>,
  json: boolean,
  print: (text: string) => void,
): ExitCode => {
  print(json ? JSON.stringify(plan) : `${file}：${unreadableTableWords[plan.reason]}`)
  return exits.unreadable
}

/** The plan without the records themselves. */
export const planJson = (
  { writes: _, base, newByKind: __, ...plan }: ImportPlan,
  outcome: CommitResult | undefined,
) => ({
  ...plan,
  dryRun: outcome === undefined,
  baseSnapshot: base.snapshot,
  ...outcomeJson(outcome),
})

/** `zhiyan archive stats [--dataset ID] [--json]`: the whole archive, or every snapshot of one dataset. */
export const archiveStats = async (
  { archive, print = console.log }: ArchiveDeps,
  json = false,
  dataset?: string,
): Promise<ExitCode> => {
  if (dataset === undefined) {
    const snapshot = await archive.snapshot()
    print(json ? JSON.stringify(snapshot) : statsText(snapshot))
    return exits.clean
  }
  const current = await archive.dataset(dataset)
  const states = await archive.snapshots(dataset)
  if (states.length === 0) throw new UsageError(`没有数据集“${dataset}”；用 zhiyan archive stats 查看已有的数据集`)
  print(json ? JSON.stringify({ dataset, current: current.snapshot, snapshots: states }) : snapshotsText(states))
  return exits.clean
}

/** `zhiyan archive search 名称或编号 [--json]` */
export const archiveSearch = async (
  query: string,
  { archive, print = console.log }: ArchiveDeps,
  json = false,
): Promise<ExitCode> => {
  if (query.trim() === '') throw new UsageError('请写要查找的名称或编号')
  const records = await archive.byKeys(searchKeys(query))
  print(json ? JSON.stringify({ query, records }) : searchText(query, records))
  return exits.clean
}

const searchText = (query: string, records: readonly ArchiveRecord[]): string =>
  records.length === 0
    ? `没有找到“${query}”。按编号查找需写全号码，按名称查找需写全名。`
    : [`找到 ${records.length} 条：`, ...records.map(recordText)].join('\n')
