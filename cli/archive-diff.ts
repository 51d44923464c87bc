import { compareSnapshots } from '#archive/compare-snapshots'
import { differencesOf } from '#archive/record-difference'
import { planJson, refuse } from './archive.ts'
import type { ArchiveDeps } from './archive-deps.ts'
import { countsText, differenceLines } from './archive-difference-text.ts'
import { datasetOption, fileOptions, planFile } from './archive-file.ts'
import { importText } from './archive-text.ts'
import { problemOf, snapshotOption } from './archive-undo.ts'
import { mustBeWritable, writeNamed } from './named-files.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'

const options = {
  ...fileOptions,
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

const shownDifferences = 50

/**
 * `zhiyan archive diff FILE --dataset ID …`: what an import would change, value by value, and whom it concerns.
 * `zhiyan archive diff --dataset ID --from N [--to M]`: what differs between two snapshots.
 */
export const archiveDiff = async (argv: readonly string[], deps: ArchiveDeps): Promise<ExitCode> => {
  const { values, positionals } = readOptions(argv, options)
  const [file] = positionals
  const hasSnapshots = values.from !== undefined || values.to !== undefined
  if (positionals.length > 1 || (file === undefined) !== hasSnapshots)
    throw new UsageError('请指明一个文件（与档案库比较），或用 --from 与 --to 指明两个快照')
  const dataset = datasetOption(values.dataset)
  if (values.out !== undefined) await mustBeWritable(values.out)
  const print = deps.print ?? console.log
  const show = async (text: string, json: object): Promise<ExitCode> => {
    if (values.out !== undefined) await writeNamed(values.out, `${JSON.stringify(json, null, 2)}\n`)
    print(values.json ? JSON.stringify(json) : text)
    return exits.clean
  }

  if (file !== undefined) {
    const { plan } = await planFile(file, values, deps)
    if (plan.kind === 'unreadable') return refuse(file, plan, values.json, print)
    const differences = differencesOf(plan.writes)
    const effect = await deps.effectOf?.(plan)
    const text = [importText(plan, undefined, false, effect), ...differenceLines(differences, shownDifferences)].join(
      '\n',
    )
    return show(text, { ...planJson(plan, undefined), differences, ...(effect && { effect }) })
  }
  const current = (await deps.archive.dataset(dataset)).snapshot
  const from = snapshotOption('--from', values.from ?? String(Math.max(0, current - 1)))
  const to = snapshotOption('--to', values.to ?? String(current))
  const comparison = await compareSnapshots(deps.archive, dataset, from, to)
  if (comparison.kind !== 'comparison') return problemOf(dataset, comparison, print)
  const text = [
    `数据集 ${dataset}：第 ${from} 版 → 第 ${to} 版，${countsText(comparison.counts)}`,
    ...differenceLines(comparison.differences, shownDifferences),
  ].join('\n')
  return show(text, comparison)
}
